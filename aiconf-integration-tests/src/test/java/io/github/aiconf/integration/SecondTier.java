package io.github.aiconf.integration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Tests whose components take long to build: {@code mvn -Pcontrol-plane -Dtier=second verify}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("second-tier")
@interface SecondTier {}
