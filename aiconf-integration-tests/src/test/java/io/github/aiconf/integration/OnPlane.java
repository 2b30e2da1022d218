package io.github.aiconf.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Which control plane tests are given as parameter: all of a class, or one of them where it stands
 * at the parameter. Those of the same plan share one, which lives until all tests are done.
 */
@Target({ElementType.TYPE, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PlaneParameter.class)
@interface OnPlane {

  /** Which one. */
  Plan value();
}
