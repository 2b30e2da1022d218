/**
 * For authors of requirements: clusters made of a few lines of YAML, assertions on findings, and
 * the contracts that every requirement and every kind of profile keep. Checks run in the real
 * engine, on objects that went through the real field selection and redaction.
 */
@NullMarked
package io.github.aiconf.testkit;

import org.jspecify.annotations.NullMarked;
