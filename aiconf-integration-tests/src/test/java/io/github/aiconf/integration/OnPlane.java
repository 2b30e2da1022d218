package io.github.aiconf.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that take a {@link ControlPlane} as parameter. Those of the same plan share one, which
 * lives until all tests are done.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlaneParameter.class)
@interface OnPlane {

  /** Which one. */
  Plan value();
}
