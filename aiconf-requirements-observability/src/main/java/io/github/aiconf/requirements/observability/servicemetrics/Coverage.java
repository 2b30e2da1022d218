package io.github.aiconf.requirements.observability.servicemetrics;

import static java.util.stream.Collectors.joining;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the collectors that run leave out: model servers that none of them scrapes, and monitors
 * that none of them selects. Facts beside the verdict, which they do not change.
 */
final class Coverage {

  private final Survey survey;

  Coverage(Survey survey) {
    this.survey = survey;
  }

  Finding describe(Finding finding) {
    if (survey.running().isEmpty()) {
      return finding;
    }
    Finding described = survey.targets().pods().gap().isPresent() ? finding : modelServers(finding);
    return finding.verdict() == Verdict.PASS ? unselected(described) : described;
  }

  private Finding modelServers(Finding finding) {
    Map<String, List<ModelPod>> groups = new TreeMap<>();
    for (ModelPod pod : survey.targets().pods().modelPods()) {
      groups
          .computeIfAbsent(
              pod.server().name() + " in namespace " + pod.namespace(), key -> new ArrayList<>())
          .add(pod);
    }
    List<String> notes = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    groups.forEach((group, pods) -> {
      List<ModelPod> left =
          pods.stream().filter(pod -> !survey.isMonitored(pod)).toList();
      if (left.size() < pods.size()) {
        notes.add(pods.size() - left.size() + " of " + pods.size() + " pods of " + group
            + " are matched by a monitor" + by(pods));
      }
      if (!left.isEmpty()) {
        ModelPod first = left.get(0);
        warnings.add(left.size() + " of " + pods.size() + " pods of " + group
            + " are matched by no monitor of a collector that runs, for example " + first.name()
            + "; such servers expose " + first.server().path() + " at port "
            + first.server().ports().stream().map(String::valueOf).collect(joining(" or ")));
      }
    });
    if (groups.isEmpty()) {
      return finding.note("No pod of a known model server was seen");
    }
    return finding
        .notes(Examples.of(notes, "groups of model servers with a monitor"))
        .warnings(Examples.of(warnings, "groups of model servers without a monitor"));
  }

  private String by(List<ModelPod> pods) {
    return pods.stream()
        .flatMap(pod -> pod.monitors().stream())
        .filter(survey::isSelected)
        .findFirst()
        .map(monitor -> ": " + monitor)
        .orElse(" by annotation");
  }

  private Finding unselected(Finding finding) {
    Map<String, String> left = new TreeMap<>();
    for (Collector collector : survey.running()) {
      for (Selection selection : collector.selections()) {
        for (Monitor monitor : survey.targets().monitors().of(selection.type())) {
          if (!survey.isSelected(monitor)) {
            left.merge(
                monitor.toString(), remedy(selection, monitor), (a, b) -> a.isEmpty() ? b : a);
          }
        }
      }
    }
    List<String> warnings = new ArrayList<>();
    left.forEach((monitor, remedy) ->
        warnings.add(monitor + " is selected by no collector that runs" + remedy));
    return finding.warnings(Examples.of(warnings, "monitors that no collector selects"));
  }

  private String remedy(Selection selection, Monitor monitor) {
    List<String> commands = survey.remedy(selection, monitor);
    return commands.isEmpty() ? "" : "; " + String.join(" && ", commands);
  }
}
