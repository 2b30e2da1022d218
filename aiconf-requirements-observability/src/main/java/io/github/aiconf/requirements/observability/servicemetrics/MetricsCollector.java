package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A kind of collector: a component that scrapes metrics.
 *
 * @param name for example {@code prometheus}
 * @param title what to call it in a sentence
 * @param resource the custom resource that stands for a collector, where there is one
 * @param enabledBy field of the custom resource that must be true for it to be a collector
 * @param operator the Deployment that acts on the custom resources, where there is one
 * @param agents the workloads that scrape, where their names do not follow from the custom resource
 * @param workloads names of the workloads that scrape, in the namespace of the custom resource,
 *     with {@code {name}} for its name
 * @param report what the custom resource says about itself
 * @param rule how the fields in {@code monitors} select
 * @param monitors the objects that say what is scraped
 * @param hiddenTargets fields of the custom resource that, when present, hold targets which no
 *     check evaluates
 * @param annotations annotations by which workloads ask to be scraped, where it follows some
 * @param platform the part of a distribution that scrapes only the distribution itself
 */
record MetricsCollector(
    String name,
    String title,
    Optional<ResourceType> resource,
    Optional<String> enabledBy,
    Optional<WorkloadPattern> operator,
    Optional<WorkloadPattern> agents,
    List<String> workloads,
    SelfReport report,
    SelectionRule rule,
    List<MonitorType> monitors,
    List<String> hiddenTargets,
    Optional<ScrapeAnnotations> annotations,
    Optional<Platform> platform) {

  static final ProfileKind<MetricsCollector> KIND = ProfileKind.of(
      "MetricsCollector",
      MetricsCollector.class,
      "metrics-collectors.yaml",
      MetricsCollector::read);

  /**
   * What a custom resource says about itself; absent where it says nothing.
   *
   * @param condition a condition that is True while it runs
   * @param replicas field with the number of its pods that are available
   * @param state field with a word for its state
   * @param brokenStates words there that mean that it does not work
   * @param paused field that is true while its operator leaves it alone
   */
  record SelfReport(
      Optional<String> condition,
      Optional<String> replicas,
      Optional<String> state,
      List<String> brokenStates,
      Optional<String> paused) {}

  /**
   * Annotations by which a pod or Service asks to be scraped.
   *
   * @param scrape the one that says {@code true}
   * @param port the one with a port number
   */
  record ScrapeAnnotations(String scrape, String port) {}

  /**
   * The part of a distribution that scrapes only the distribution itself, and the ConfigMap that
   * switches on another part for the workloads of users.
   *
   * @param namespace namespace of the collectors of the distribution, and of the ConfigMap
   * @param configMap name of the ConfigMap
   * @param key key in it, under which YAML stands
   * @param setting the setting there that must be true
   * @param userNamespace namespace of the collectors for users
   */
  record Platform(
      String namespace, String configMap, String key, String setting, String userNamespace) {}

  /** What is read of the custom resource. */
  Reads reads() {
    if (resource.isEmpty()) {
      return Reads.none();
    }
    Set<String> fields = new TreeSet<>(hiddenTargets);
    enabledBy.ifPresent(fields::add);
    report.condition().ifPresent(condition -> fields.add("status.conditions"));
    report.replicas().ifPresent(fields::add);
    report.state().ifPresent(fields::add);
    report.paused().ifPresent(fields::add);
    monitors.forEach(type -> fields.addAll(rule.reads(type)));
    fields.add("metadata.name");
    return Reads.none().list(resource.get(), fields.toArray(new String[0]));
  }

  private static MetricsCollector read(ProfileFields fields) {
    SelectionRule rule = fields.oneOf("rule", SelectionRule.class);
    MetricsCollector collector = new MetricsCollector(
        fields.name(),
        fields.text("title"),
        fields.optionalResource("resource"),
        fields.optionalText("enabledBy"),
        fields.child("operator").map(WorkloadPattern::read),
        fields.child("agents").map(WorkloadPattern::read),
        fields.texts("workloads"),
        report(fields),
        rule,
        fields.children("monitors").stream().map(child -> monitor(child, rule)).toList(),
        fields.texts("hiddenTargets"),
        fields
            .child("annotations")
            .map(a -> new ScrapeAnnotations(a.text("scrape"), a.text("port"))),
        fields.child("platform").map(MetricsCollector::platform));
    collector.requireSense(fields);
    return collector;
  }

  private void requireSense(ProfileFields fields) {
    if (resource.isEmpty() && agents.isEmpty()) {
      throw fields.refused("agents", "is missing; without a resource it finds the collector");
    }
    if (resource.isEmpty() && rule != SelectionRule.EVERYTHING) {
      throw fields.refused("rule", "reads selectors of a resource, which is missing");
    }
    if (monitors.isEmpty() && annotations.isEmpty()) {
      throw fields.refused("monitors", "is missing, and so is annotations");
    }
  }

  private static SelfReport report(ProfileFields fields) {
    return new SelfReport(
        fields.optionalText("condition"),
        fields.optionalText("replicas"),
        fields.optionalText("state"),
        fields.texts("brokenStates"),
        fields.optionalText("paused"));
  }

  private static MonitorType monitor(ProfileFields fields, SelectionRule rule) {
    MonitorType type = MonitorType.read(fields);
    if (rule != SelectionRule.EVERYTHING && type.selector().isEmpty()) {
      throw fields.refused("selector", "is missing; the rule reads it");
    }
    return type;
  }

  private static Platform platform(ProfileFields fields) {
    return new Platform(
        fields.text("namespace"),
        fields.text("configMap"),
        fields.text("key"),
        fields.text("setting"),
        fields.text("userNamespace"));
  }
}
