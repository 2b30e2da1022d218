package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.api.cluster.Resources.DAEMON_SETS;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.requirements.security.acceleratoraccess.HardeningSetting.Option;
import io.github.aiconf.requirements.security.acceleratoraccess.HardeningSetting.Policy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How firmly devices are kept apart: facts beside the verdict, which they do not change. */
final class Hardening {

  private static final String TEMPLATE = "spec.template.spec.containers";

  private record Setting(String field, String value) {}

  private final Cluster cluster;
  private final ClusterNodes nodes;
  private final List<Observation> observations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Sample<String> weak = new Sample<>(5);

  private Hardening(Cluster cluster, ClusterNodes nodes) {
    this.cluster = cluster;
    this.nodes = nodes;
  }

  static Reads reads(Collection<HardeningSetting> settings) {
    Reads reads = Reads.none()
        .list(
            DAEMON_SETS,
            "spec.template.metadata.labels",
            TEMPLATE + ".command",
            TEMPLATE + ".args",
            TEMPLATE + ".env");
    for (HardeningSetting setting : settings) {
      reads = reads.environment(setting.variable().stream().toList());
      if (setting.policy().isPresent()) {
        Policy policy = setting.policy().get();
        reads = reads.list(policy.resource(), "metadata.name");
        for (Optional<String> path : List.of(policy.field(), policy.environment())) {
          reads = path.isPresent() ? reads.list(policy.resource(), path.get()) : reads;
        }
      }
    }
    return reads;
  }

  /** The finding with what the settings of the accelerators that were found say. */
  static Finding describe(
      Finding finding, Cluster cluster, ClusterNodes nodes, List<HardeningSetting> settings) {
    Finding described = finding;
    for (HardeningSetting setting : settings) {
      Hardening hardening = new Hardening(cluster, nodes);
      hardening.judge(setting);
      described = described
          .observed(hardening.observations)
          .warnings(hardening.warnings)
          .notes(hardening.notes);
    }
    return described;
  }

  private void judge(HardeningSetting setting) {
    setting.daemonSet().ifPresent(option -> daemonSets(setting, option));
    setting.policy().ifPresent(policy -> policies(setting, policy));
    setting.nodeLabel().ifPresent(label -> nodes(setting, label));
    if (!weak.isEmpty()) {
      warnings.add(weak + ": " + setting.weakness());
    }
  }

  private void daemonSets(HardeningSetting setting, Option option) {
    for (KubernetesObject daemonSet : cluster.listVisible(DAEMON_SETS)) {
      Map<String, String> labels = daemonSet.at("spec.template.metadata.labels").strings();
      if (!Labels.carriesAnyOf(labels, option.pods())) {
        continue;
      }
      String variable = TEMPLATE + ".env[" + option.environment() + "]";
      Optional<Setting> set = set(daemonSet, option);
      if (set.isPresent()) {
        seen(setting, daemonSet, set.get().field(), set.get().value(), "");
      } else if (setting.unset().isPresent()) {
        seen(setting, daemonSet, variable, setting.unset().get(), " by default");
        notes.add(daemonSet.reference() + " does not set " + option.environment()
            + "; a configuration file, which is not read, may");
      }
    }
  }

  /** What the first container says that says anything; an argument goes before a variable. */
  private static Optional<Setting> set(KubernetesObject daemonSet, Option option) {
    Optional<String> variable = Optional.empty();
    for (Value container : daemonSet.items(TEMPLATE)) {
      Optional<String> argument = option.argument().flatMap(name -> argument(container, name));
      if (argument.isPresent()) {
        String field = TEMPLATE + ".args[" + option.argument().orElse("") + "]";
        return argument.map(value -> new Setting(field, value));
      }
      variable = variable.or(() -> variable(container.items("env"), option.environment()));
    }
    String field = TEMPLATE + ".env[" + option.environment() + "]";
    return variable.map(value -> new Setting(field, value));
  }

  private static Optional<String> argument(Value container, String name) {
    List<String> arguments = new ArrayList<>(container.texts("command"));
    arguments.addAll(container.texts("args"));
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).startsWith(name + "=")) {
        return Optional.of(arguments.get(i).substring(name.length() + 1));
      }
      if (arguments.get(i).equals(name) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> variable(List<Value> environment, String name) {
    return environment.stream()
        .filter(variable -> variable.text("name").equals(name))
        .map(variable -> variable.text("value"))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private void policies(HardeningSetting setting, Policy policy) {
    for (KubernetesObject object : cluster.listVisible(policy.resource())) {
      policy
          .field()
          .ifPresent(field -> object
              .at(field)
              .asText()
              .ifPresent(value -> seen(setting, object, field, value, "")));
      policy
          .environment()
          .ifPresent(list -> setting
              .variable()
              .flatMap(name -> variable(object.items(list), name))
              .ifPresent(value -> seen(
                  setting, object, list + "[" + setting.variable().orElse("") + "]", value, "")));
    }
  }

  private void nodes(HardeningSetting setting, String label) {
    Map<String, Integer> values = new TreeMap<>();
    nodes.all().stream()
        .flatMap(node -> Optional.ofNullable(node.labels().get(label)).stream())
        .forEach(value -> values.merge(value, 1, Integer::sum));
    values.forEach((value, count) -> {
      String field = "metadata.labels[" + label + "]";
      String shown = value + " on " + Quantities.nodes(count);
      if (setting.isSafe(value)) {
        observations.add(Observation.of(nodes.listing().reference(), field, shown));
      } else {
        observations.add(
            Observation.of(nodes.listing().reference(), field, shown, expected(setting)));
        weak.add(label + " is " + shown);
      }
    });
  }

  private void seen(
      HardeningSetting setting,
      KubernetesObject object,
      String field,
      String value,
      String origin) {
    String shown = value + origin;
    if (setting.isSafe(value)) {
      observations.add(Observation.of(object, field, shown));
    } else {
      observations.add(Observation.of(object, field, shown, expected(setting)));
      weak.add(field + " of " + object.reference() + " is " + shown);
    }
  }

  private static String expected(HardeningSetting setting) {
    return String.join(" or ", setting.safe());
  }
}
