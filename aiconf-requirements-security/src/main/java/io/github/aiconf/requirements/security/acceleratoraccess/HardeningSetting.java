package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.ProfileException;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting of an accelerator's components that decides how firmly devices are kept apart.
 *
 * @param name for example {@code nvidia-device-list-strategy}
 * @param accelerator the name of the {@code AcceleratorProfile} whose devices it concerns
 * @param daemonSet where a DaemonSet holds it
 * @param policy where an object of an operator holds it
 * @param nodeLabel label of nodes whose value tells it
 * @param safe the values that keep devices apart
 * @param unset the value that applies where nothing sets it
 * @param weakness what any other value means, as the rest of a sentence
 */
record HardeningSetting(
    String name,
    String accelerator,
    Optional<Option> daemonSet,
    Optional<Policy> policy,
    Optional<String> nodeLabel,
    List<String> safe,
    Optional<String> unset,
    String weakness) {

  /**
   * An option of the containers of a DaemonSet.
   *
   * @param pods labels of its pods, as {@code key=value}, any of which will do
   * @param environment the variable
   * @param argument the command line option, which goes before the variable
   */
  record Option(List<String> pods, String environment, Optional<String> argument) {}

  /**
   * A field of a custom resource.
   *
   * @param resource the resource
   * @param field path of the value
   * @param environment path of a list of variables, in which the one of the DaemonSet is looked for
   */
  record Policy(ResourceType resource, Optional<String> field, Optional<String> environment) {}

  static final ProfileKind<HardeningSetting> KIND = ProfileKind.of(
      "HardeningSetting",
      HardeningSetting.class,
      "hardening-settings.yaml",
      HardeningSetting::read);

  /** Whether a value, or each value of a list with commas, keeps devices apart. */
  boolean isSafe(String value) {
    return Stream.of(value.toLowerCase(Locale.ROOT).split(",", -1))
        .allMatch(part -> safe.contains(part.strip()));
  }

  /** The environment variable, where it is set by one. */
  Optional<String> variable() {
    return daemonSet.map(Option::environment);
  }

  private static HardeningSetting read(ProfileFields fields) {
    HardeningSetting setting = new HardeningSetting(
        fields.name(),
        fields.text("accelerator"),
        fields.child("daemonSet").map(HardeningSetting::option),
        fields.child("policy").map(HardeningSetting::policy),
        fields.optionalText("nodeLabel"),
        fields.texts("safe"),
        fields.optionalText("unset"),
        fields.text("weakness"));
    if (setting.safe.isEmpty()) {
      throw new ProfileException("safe", "must name at least one value");
    }
    if (setting.daemonSet.isEmpty() && setting.policy.isEmpty() && setting.nodeLabel.isEmpty()) {
      throw new ProfileException("daemonSet", "is missing, and so are policy and nodeLabel");
    }
    if (setting.daemonSet.isEmpty()
        && setting.policy.flatMap(Policy::environment).isPresent()) {
      throw new ProfileException(
          "policy.environment", "needs the name of the variable in daemonSet.environment");
    }
    return setting;
  }

  private static Option option(ProfileFields fields) {
    Option option = new Option(
        fields.texts("pods"), fields.text("environment"), fields.optionalText("argument"));
    if (option.pods.isEmpty()) {
      throw new ProfileException("daemonSet.pods", "must name at least one label");
    }
    return option;
  }

  private static Policy policy(ProfileFields fields) {
    Policy policy = new Policy(
        fields.resource("resource"),
        fields.optionalText("field"),
        fields.optionalText("environment"));
    if (policy.field.isEmpty() && policy.environment.isEmpty()) {
      throw new ProfileException("policy.field", "is missing, and so is policy.environment");
    }
    // The engine knows variables by the name of their list, and leaves out the values of all
    // others.
    if (policy.environment.filter(path -> !path.endsWith(".env")).isPresent()) {
      throw new ProfileException("policy.environment", "must end with .env");
    }
    return policy;
  }
}
