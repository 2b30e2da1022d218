package io.github.aiconf.simulator.placement.gang;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pods that are of use only together.
 *
 * @param classes kinds of pods, at least one
 * @param minimum how many pods have to be placed for the gang to start
 * @param topology where they have to be in relation to each other; absent if anywhere
 */
public record Gang(List<PodClass> classes, long minimum, Optional<Topology> topology) {

  private static final int MOST_CLASSES = 16;

  /**
   * Keeps a copy.
   *
   * @throws GangException if that makes no sense
   */
  public Gang {
    classes = List.copyOf(classes);
    if (classes.isEmpty() || classes.size() > MOST_CLASSES) {
      throw new GangException(
          "gang of " + classes.size() + " pod classes; give 1 to " + MOST_CLASSES);
    }
    if (classes.stream().map(PodClass::name).distinct().count() < classes.size()) {
      throw new GangException("gang with two pod classes of one name ("
          + classes.stream().map(PodClass::name).collect(Collectors.joining(", "))
          + "); names have to differ");
    }
    long size = size(classes);
    if (minimum < 1 || minimum > size) {
      throw new GangException("gang with a minimum of " + minimum + ", but " + size
          + " pods; choose a minimum from 1 to " + size);
    }
  }

  /** All pods of these classes, anywhere. */
  public static Gang of(List<PodClass> classes) {
    return new Gang(classes, size(classes), Optional.empty());
  }

  /** All pods of one class, anywhere. */
  public static Gang of(PodClass podClass) {
    return of(List.of(podClass));
  }

  /** The same gang, which starts with fewer pods. */
  public Gang withMinimum(long pods) {
    return new Gang(classes, pods, topology);
  }

  /** The same gang, whose classes need no pods of their own. */
  Gang withoutMinima() {
    List<PodClass> free = classes.stream()
        .map(each -> new PodClass(each.name(), each.template(), each.count(), 0, each.claims()))
        .toList();
    return new Gang(free, minimum, topology);
  }

  /** The same gang, near together. */
  public Gang within(Topology other) {
    return new Gang(classes, minimum, Optional.of(other));
  }

  /** How many pods there are. */
  public long size() {
    return size(classes);
  }

  /**
   * How many pods of the class have to be placed whatever else is: its own minimum, or what the
   * other classes cannot make up for.
   */
  long least(int podClass) {
    PodClass of = classes.get(podClass);
    return Math.max(of.minimum(), minimum - (size() - of.count()));
  }

  private static long size(List<PodClass> classes) {
    return classes.stream().mapToLong(PodClass::count).sum();
  }
}
