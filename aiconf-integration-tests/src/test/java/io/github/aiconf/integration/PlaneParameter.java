package io.github.aiconf.integration;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the control plane of a plan when the first test asks for it. */
final class PlaneParameter implements ParameterResolver {

  private static final Namespace PLANES = Namespace.create(PlaneParameter.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == ControlPlane.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Plan plan = parameter
        .findAnnotation(OnPlane.class)
        .or(() -> AnnotationSupport.findAnnotation(test.getRequiredTestClass(), OnPlane.class))
        .orElseThrow()
        .value();
    // The store of the root closes what it holds after the last test, also after failures.
    return test.getRoot()
        .getStore(PLANES)
        .computeIfAbsent(
            plan,
            missing -> missing.start(
                Kit.ofProject(), Path.of(Kit.property("aiconf.planes")).toAbsolutePath()),
            ControlPlane.class);
  }
}
