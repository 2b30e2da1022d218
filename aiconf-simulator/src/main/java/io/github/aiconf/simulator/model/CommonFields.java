package io.github.aiconf.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fields that several kinds of objects have. */
final class CommonFields {

  private static final Set<String> SELECTOR = Set.of("cel");
  private static final Set<String> CEL = Set.of("expression");
  private static final Set<String> CONFIGURATION = Set.of("opaque");
  private static final Set<String> CLAIM_CONFIGURATION = Set.of("requests", "opaque");
  private static final Set<String> OPAQUE = Set.of("driver", "parameters");
  private static final Set<String> TAINT = Set.of("key", "value", "effect", "timeAdded");
  private static final Set<String> NODE_SELECTOR = Set.of("nodeSelectorTerms");
  private static final Set<String> TERM = Set.of("matchExpressions", "matchFields");
  private static final Set<String> REQUIREMENT = Set.of("key", "operator", "values");
  private static final Set<String> LABEL_SELECTOR = Set.of("matchLabels", "matchExpressions");

  private CommonFields() {}

  static Selector selector(Field field) {
    Field cel = field.fields(SELECTOR).get("cel").fields(CEL);
    return new Selector(
        cel.isAbsent() ? Optional.empty() : Optional.of(cel.get("expression").text()));
  }

  static DeviceConfiguration classConfiguration(Field field) {
    return new DeviceConfiguration(List.of(), content(field.fields(CONFIGURATION)));
  }

  static DeviceConfiguration claimConfiguration(Field field) {
    return new DeviceConfiguration(
        field.fields(CLAIM_CONFIGURATION).get("requests").texts(), content(field));
  }

  private static Map<String, Object> content(Field field) {
    Field opaque = field.get("opaque").fields(OPAQUE);
    opaque.get("driver").text();
    Map<String, Object> content = new LinkedHashMap<>();
    if (field.raw() instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        if (key instanceof String name && value != null && !name.equals("requests")) {
          content.put(name, value);
        }
      });
    }
    return content;
  }

  static DeviceTaint taint(Field field) {
    field.fields(TAINT);
    return new DeviceTaint(
        field.get("key").text(), field.get("value").text(), field.get("effect").text());
  }

  static Taint nodeTaint(Field field) {
    field.fields(TAINT);
    return new Taint(
        field.get("key").text(), field.get("value").text(), field.get("effect").text());
  }

  /** Nothing if the field is absent. */
  static Optional<LabelSelector> labelSelector(Field field) {
    field.fields(LABEL_SELECTOR);
    return field.isAbsent()
        ? Optional.empty()
        : Optional.of(new LabelSelector(
            field.get("matchLabels").map(Field::text),
            field.get("matchExpressions").list(CommonFields::requirement)));
  }

  /** Nothing if the field is absent. */
  static Optional<NodeSelector> nodeSelector(Field field) {
    field.fields(NODE_SELECTOR);
    return field.isAbsent()
        ? Optional.empty()
        : Optional.of(new NodeSelector(field.get("nodeSelectorTerms").list(CommonFields::term)));
  }

  private static NodeSelector.Term term(Field field) {
    field.fields(TERM);
    return new NodeSelector.Term(
        field.get("matchExpressions").list(CommonFields::requirement),
        field.get("matchFields").list(CommonFields::requirement));
  }

  private static NodeSelector.Requirement requirement(Field field) {
    field.fields(REQUIREMENT);
    return new NodeSelector.Requirement(
        field.get("key").text(),
        field.get("operator").text(),
        field.get("values").texts());
  }

  /** The fields {@code nodeName}, {@code allNodes} and {@code nodeSelector} of an object. */
  static NodeSelection nodes(Field field) {
    Optional<String> name = field.get("nodeName").optionalText().filter(text -> !text.isEmpty());
    boolean allNodes = field.get("allNodes").flag();
    Optional<NodeSelector> selector = nodeSelector(field.get("nodeSelector"));
    return name.isEmpty() && !allNodes && selector.isEmpty()
        ? NodeSelection.NONE
        : new NodeSelection(name, allNodes, selector);
  }
}
