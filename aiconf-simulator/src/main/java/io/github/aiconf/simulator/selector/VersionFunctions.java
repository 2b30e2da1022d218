package io.github.aiconf.simulator.selector;

import io.github.aiconf.simulator.model.SemanticVersion;

/** Semantic versions. */
final class VersionFunctions {

  private VersionFunctions() {}

  static void register(FunctionTable.Implementations to) {
    to.overload("string_to_semver", values -> parse((String) values[0], false));
    to.overload("string_bool_to_semver", values -> parse((String) values[0], (Boolean) values[1]));
    to.overload(
        "is_semver_string", values -> parse((String) values[0], false) instanceof SemanticVersion);
    to.overload(
        "is_semver_string_bool",
        values -> parse((String) values[0], (Boolean) values[1]) instanceof SemanticVersion);
    to.overload("semver_major", values -> ((SemanticVersion) values[0]).major());
    to.overload("semver_minor", values -> ((SemanticVersion) values[0]).minor());
    to.overload("semver_patch", values -> ((SemanticVersion) values[0]).patch());
    to.overload("semver_is_greater_than", values -> compare(values) > 0);
    to.overload("semver_is_less_than", values -> compare(values) < 0);
    to.overload("semver_compare_to", values -> (long) compare(values));
  }

  private static int compare(Object[] values) {
    return ((SemanticVersion) values[0]).compareTo((SemanticVersion) values[1]);
  }

  private static Object parse(String text, boolean normalize) {
    try {
      return normalize ? SemanticVersion.parseNormalized(text) : SemanticVersion.parse(text);
    } catch (IllegalArgumentException e) {
      return new EvalError(String.valueOf(e.getMessage()));
    }
  }
}
