package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Many selectors, to be asked which of them match the labels of one object. Each is kept under one
 * label that it demands, so that an object is compared with the few selectors that could match
 * instead of with all.
 */
final class SelectorIndex<T> {

  private record Entry<T>(LabelSelector selector, T value) {}

  private final Map<Map.Entry<String, String>, List<Entry<T>>> byLabel = new HashMap<>();
  private final List<Entry<T>> others = new ArrayList<>();

  void add(LabelSelector selector, T value) {
    Entry<T> entry = new Entry<>(selector, value);
    selector.labels().entrySet().stream()
        .findFirst()
        .ifPresentOrElse(
            label -> byLabel
                .computeIfAbsent(
                    Map.entry(label.getKey(), label.getValue()), key -> new ArrayList<>())
                .add(entry),
            () -> others.add(entry));
  }

  void forEachMatch(Map<String, String> labels, Consumer<T> action) {
    for (Map.Entry<String, String> label : labels.entrySet()) {
      visit(
          byLabel.getOrDefault(Map.entry(label.getKey(), label.getValue()), List.of()),
          labels,
          action);
    }
    visit(others, labels, action);
  }

  private static <T> void visit(
      List<Entry<T>> entries, Map<String, String> labels, Consumer<T> action) {
    for (Entry<T> entry : entries) {
      if (entry.selector().matches(labels)) {
        action.accept(entry.value());
      }
    }
  }
}
