package io.github.aiconf.requirements.networking.inference;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The routes under each programmed Gateway that show what the requirement asks for. */
final class RoutingEvidence {

  /** The first route of each sort under one Gateway. */
  private static final class Shown {

    private Optional<Observation> split = Optional.empty();
    private Optional<Observation> headers = Optional.empty();

    boolean splits() {
      return split.isPresent();
    }

    boolean matchesHeaders() {
      return headers.isPresent();
    }

    boolean isWhole() {
      return splits() && matchesHeaders();
    }
  }

  private final Map<String, Shown> byGateway = new LinkedHashMap<>();

  void add(String gateway, RouteState route) {
    Shown shown = byGateway.computeIfAbsent(gateway, unused -> new Shown());
    shown.split = shown.split.or(route::split);
    shown.headers = shown.headers.or(route::headerMatch);
  }

  /**
   * Adds what one Gateway shows, or what several show together, and says what none does.
   *
   * @param complete whether all routes were seen, so that one that was not seen is not there
   */
  Finding describe(Finding finding, boolean complete) {
    Optional<String> whole = first(Shown::isWhole);
    Optional<String> split = whole.or(() -> first(Shown::splits));
    Optional<String> headers = whole.or(() -> first(Shown::matchesHeaders));
    Finding described = finding;
    if (split.isPresent()) {
      Observation seen = shown(split.get()).split.orElseThrow();
      described = described
          .note(under(split.get(), seen) + " splits traffic by weight: " + seen.value())
          .observed(seen);
    }
    if (headers.isPresent()) {
      Observation seen = shown(headers.get()).headers.orElseThrow();
      described = described
          .note(under(headers.get(), seen) + " matches headers: " + seen.value())
          .observed(seen);
    }
    return complete ? missing(described, split.isEmpty(), headers.isEmpty()) : described;
  }

  private static Finding missing(Finding finding, boolean split, boolean headers) {
    Finding described = finding;
    if (split) {
      described =
          described.note("No resolved HTTPRoute of a programmed Gateway splits traffic by weight");
    }
    return headers
        ? described.note("No resolved HTTPRoute of a programmed Gateway matches headers")
        : described;
  }

  private Optional<String> first(Predicate<Shown> wanted) {
    return byGateway.entrySet().stream()
        .filter(entry -> wanted.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Shown shown(String gateway) {
    return byGateway.getOrDefault(gateway, new Shown());
  }

  private static String under(String gateway, Observation seen) {
    return "Under the programmed Gateway " + gateway + ", " + seen.object();
  }
}
