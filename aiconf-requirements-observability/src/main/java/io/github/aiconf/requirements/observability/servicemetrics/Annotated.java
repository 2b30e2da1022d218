package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.requirements.observability.servicemetrics.MetricsCollector.ScrapeAnnotations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What asks to be scraped by annotation. */
final class Annotated {

  private final Map<ScrapeAnnotations, Reach> reaches = new LinkedHashMap<>();

  Annotated(Collection<MetricsCollector> collectors) {
    for (MetricsCollector collector : collectors) {
      collector.annotations().ifPresent(a -> reaches.put(a, new Reach()));
    }
  }

  /** Whether an object with these annotations asks to be scraped. */
  boolean wants(Map<String, String> annotations) {
    return reaches.keySet().stream().anyMatch(a -> asks(annotations, a));
  }

  /** Takes a pod or Service with these annotations. */
  void add(ObjectReference object, Map<String, String> annotations, boolean ready) {
    reaches.forEach((names, reach) -> {
      if (asks(annotations, names)) {
        String port = annotations.getOrDefault(names.port(), "");
        tell(object, names, port, ready, reach);
      }
    });
  }

  Reach reach(ScrapeAnnotations names) {
    return reaches.getOrDefault(names, new Reach());
  }

  /** The annotations by which an object asks to be scraped. */
  Set<ScrapeAnnotations> asked(Map<String, String> annotations) {
    return reaches.keySet().stream()
        .filter(names -> asks(annotations, names))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean asks(Map<String, String> annotations, ScrapeAnnotations names) {
    return "true".equals(annotations.get(names.scrape()));
  }

  private static void tell(
      ObjectReference object, ScrapeAnnotations names, String port, boolean ready, Reach reach) {
    String field = "metadata.annotations[" + names.scrape() + "]";
    if (!port.chars().allMatch(Character::isDigit)) {
      reach.misses(() -> Observation.of(
          object, "metadata.annotations[" + names.port() + "]", port, "a port number"));
    } else if (ready) {
      reach.resolves(() -> Observation.of(object, field, "true, and ready"));
    } else {
      reach.waits(() -> Observation.of(object, field, "true, but not ready", "true, and ready"));
    }
  }
}
