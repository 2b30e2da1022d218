package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether the plugin that places gangs is on in the configuration of a scheduler. */
final class PluginInspection {

  static final Reason GANG_PLUGIN_OFF = new Reason(
      "GANG_PLUGIN_OFF",
      "The scheduler runs, but its configuration does not switch on the plugin that places gangs.");

  private final GangScheduler scheduler;
  private final GangScheduler.Plugin plugin;
  private final ConfigurationFile file;

  PluginInspection(GangScheduler scheduler, GangScheduler.Plugin plugin, ConfigurationFile file) {
    this.scheduler = scheduler;
    this.plugin = plugin;
    this.file = file;
  }

  Finding ask(CheckContext context, Set<String> namespaces) {
    Optional<ConfigurationFile.Found> found = file.find(context.cluster(), namespaces);
    if (found.isEmpty()) {
      return notSeen("has no " + file.shown() + ", in the namespace of its controllers", List.of());
    }
    ConfigurationFile.Found read = found.get();
    // Schedulers fall back to a configuration of their own where the file is malformed or empty.
    Value content;
    try {
      content = read.content(context);
    } catch (UnreadableException e) {
      return notSeen(
          "has a malformed configuration",
          List.of(Observation.of(read.configMap(), read.path(""), e.gap().detail(), "YAML")));
    }
    return content.isPresent()
        ? ask(read, content)
        : notSeen(
            "has an empty configuration",
            List.of(Observation.of(read.configMap(), read.path(""), "empty")));
  }

  private Finding ask(ConfigurationFile.Found read, Value content) {
    List<Value> entries = plugin.lists().stream()
        .flatMap(list -> content.all(list))
        .filter(entry -> entry.text("name").equals(plugin.name()))
        .toList();
    if (entries.isEmpty()) {
      return off(
          "Add it",
          Observation.of(
              read.configMap(), read.path(plugin.lists().get(0)), names(content), plugin.name()));
    }
    Optional<String> off =
        plugin.offSwitch().filter(field -> entries.stream().allMatch(entry -> isOff(entry, field)));
    if (off.isPresent()) {
      return off(
          "Remove " + off.get() + ": false from it",
          Observation.of(
              read.configMap(), read.path(plugin.name() + "." + off.get()), "false", "true"));
    }
    return Finding.pass("").observed(read.observed(plugin.lists().get(0), plugin.name()));
  }

  private String names(Value content) {
    return plugin.lists().stream()
        .flatMap(list -> content.all(list))
        .map(entry -> entry.text("name"))
        .collect(Collectors.joining(" "));
  }

  private static boolean isOff(Value entry, String field) {
    return entry.text(field).equals("false");
  }

  private Finding off(String step, Observation seen) {
    return Finding.fail(
            GANG_PLUGIN_OFF,
            "The plugin " + plugin.name() + " of " + scheduler.title() + " is not switched on.")
        .lookedFor(wanted())
        .next(step + " in the " + file.shown() + ", then restart the scheduler.")
        .observed(seen);
  }

  private Finding notSeen(String what, List<Observation> seen) {
    return Finding.unknown(
            Reason.AMBIGUOUS,
            scheduler.title() + " " + what + ", so whether its plugin " + plugin.name()
                + " is on was not seen.")
        .lookedFor(wanted())
        .next(
            "Look which ConfigMap the Deployment of the scheduler mounts, and give its name and key in a profile "
                + "of the kind GangScheduler with --profiles.")
        .observed(seen);
  }

  private String wanted() {
    return "the plugin " + plugin.name() + " in " + String.join(" or ", plugin.lists()) + " of "
        + file.shown();
  }
}
