package io.github.aiconf.requirements.operators.robust;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Resources;
import java.util.List;
import java.util.Optional;

/**
 * What is to be known about an AI operator.
 *
 * @param name for example {@code kuberay}
 * @param title the name for people
 * @param resources its custom resources; one of them is enough to ask for its controller
 * @param controllers how its controller is found; the first one that finds a Deployment counts
 * @param webhooks whether it brings admission webhooks
 * @param webhookConfigurations names of its webhook configurations, where they are always the same
 * @param lease the Lease of its leader election
 * @param needs names of operators without which it does nothing
 * @param buildingBlock whether it is more a part of other operators than a complex one of its own
 */
record OperatorProfile(
    String name,
    String title,
    List<CustomResource> resources,
    List<ControllerSelector> controllers,
    WebhookUse webhooks,
    List<String> webhookConfigurations,
    Optional<String> lease,
    List<String> needs,
    boolean buildingBlock) {

  static final ProfileKind<OperatorProfile> KIND = ProfileKind.of(
      "OperatorProfile", OperatorProfile.class, "operators.yaml", OperatorProfile::read);

  /** Whether an operator brings admission webhooks. */
  enum WebhookUse {
    /** It never has any. */
    NONE,
    /** They can be switched on and off. */
    OPTIONAL,
    /** Without them it is not whole. */
    EXPECTED
  }

  /**
   * A custom resource of an operator.
   *
   * @param success what its status shows once the controller has done its work
   */
  record CustomResource(ResourceType type, List<SuccessSignal> success) {

    private static CustomResource read(ProfileFields fields) {
      return new CustomResource(
          fields.resource("type"),
          fields.children("success").stream().map(SuccessSignal::read).toList());
    }

    private Reads reads() {
      Reads reads = Reads.none().list(type, "status.observedGeneration", "status.conditions");
      for (SuccessSignal signal : success) {
        reads = reads.list(type, signal.reads());
      }
      return reads;
    }
  }

  /** What has to be read to judge the status of its custom resources and its leader election. */
  Reads reads() {
    Reads reads = Reads.none();
    for (CustomResource resource : resources) {
      reads = reads.plus(resource.reads());
    }
    return lease.isPresent() ? reads.named(Resources.LEASES, lease.get()) : reads;
  }

  private static OperatorProfile read(ProfileFields fields) {
    return new OperatorProfile(
        fields.name(),
        fields.text("title"),
        fields.oneOrMoreChildren("resources").stream().map(CustomResource::read).toList(),
        fields.oneOrMoreChildren("controllers").stream()
            .map(ControllerSelector::read)
            .toList(),
        fields.oneOf("webhooks", WebhookUse.class),
        fields.texts("webhookConfigurations"),
        fields.optionalText("lease"),
        fields.texts("needs"),
        fields.flag("buildingBlock"));
  }
}
