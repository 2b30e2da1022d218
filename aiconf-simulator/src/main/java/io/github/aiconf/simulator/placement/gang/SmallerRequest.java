package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.Container;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Looks for the largest amount of one resource that each of equal pods may ask for so that all fit.
 * Of bytes it tries mebibytes; where each try is a question of its own, at most 64 amounts.
 */
final class SmallerRequest {

  private static final long MEBIBYTE = 1L << 20;
  private static final long MOST_ASKED = 64;

  private final Proposals proposals;
  private final Gang gang;
  private final Columns columns;
  private final Room room;
  private final boolean isCounted;

  SmallerRequest(Proposals proposals, Gang gang, Columns columns, Room room, boolean isCounted) {
    this.proposals = proposals;
    this.gang = gang;
    this.columns = columns;
    this.room = room;
    this.isCounted = isCounted;
  }

  /** Proposes less of each resource that is scarce, if less of it alone is enough. */
  void propose() {
    long scarce = 0;
    for (long lacking : room.lacking) {
      scarce |= lacking;
    }
    for (int i = 0; i < columns.free.length; i++) {
      if (columns.isResource(i) && (scarce >> i & 1) != 0) {
        propose(i);
      }
    }
  }

  private void propose(int resource) {
    String name = columns.resources.get(resource);
    long wanted = columns.wanted[0][resource];
    long unit = unit(name, wanted);
    LongPredicate fits = isCounted
        ? counted(resource)
        : amount -> asking(name, amount).filter(proposals.solver()::fits).isPresent();
    long most = (wanted - 1) / unit;
    if (most < 1 || !fits.test(unit)) {
      return;
    }
    long enough = 1;
    long tooMany = most + 1;
    while (enough + 1 < tooMany) {
      long middle = enough + (tooMany - enough) / 2;
      if (fits.test(middle * unit)) {
        enough = middle;
      } else {
        tooMany = middle;
      }
    }
    long amount = enough * unit;
    String text = "let each pod ask for " + WhatIf.quantity(name, amount) + " " + name
        + " instead of " + WhatIf.quantity(name, wanted);
    asking(name, amount)
        .ifPresent(other -> proposals.add(Remedy.Kind.SMALLER_REQUEST, text, other));
  }

  private long unit(String resource, long wanted) {
    boolean isBytes = resource.equals("memory")
        || resource.equals("ephemeral-storage")
        || resource.startsWith("hugepages-");
    long unit = isBytes && wanted > MEBIBYTE ? MEBIBYTE : 1;
    return isCounted ? unit : unit * Math.max(1, wanted / unit / MOST_ASKED);
  }

  /** Whether so much of the resource for each pod leaves enough places. */
  private LongPredicate counted(int resource) {
    Kinds kinds = new Kinds();
    int[] beside = columns.capacitiesBeside(0, resource);
    for (int node = 0; node < beside.length; node++) {
      if (beside[node] > 0) {
        kinds.add(columns.free[resource].on(node), beside[node]);
      }
    }
    long needed = Math.max(gang.minimum(), gang.classes().get(0).minimum());
    return amount -> kinds.places(amount) >= needed;
  }

  /** Nodes by how much they have, and how many pods they take for other reasons. */
  private static final class Kinds {

    /** Nodes are compared with so many kinds; others are kinds of their own. */
    private static final int COMPARED = 16;

    private long[] free = new long[COMPARED];
    private int[] beside = new int[COMPARED];
    private int[] nodes = new int[COMPARED];
    private int size;

    void add(long amount, int pods) {
      int at = 0;
      while (at < Math.min(size, COMPARED) && (free[at] != amount || beside[at] != pods)) {
        at++;
      }
      if (at == Math.min(size, COMPARED)) {
        at = size++;
        if (at == free.length) {
          free = Arrays.copyOf(free, 2 * at);
          beside = Arrays.copyOf(beside, 2 * at);
          nodes = Arrays.copyOf(nodes, 2 * at);
        }
        free[at] = amount;
        beside[at] = pods;
      }
      nodes[at]++;
    }

    long places(long wanted) {
      long places = 0;
      for (int i = 0; i < size; i++) {
        places += nodes[i] * Math.min(beside[i], Math.max(0, free[i]) / wanted);
      }
      return places;
    }
  }

  /** The gang if each pod asks for so much; empty if it is not clear which container has to. */
  private Optional<Gang> asking(String resource, long amount) {
    PodClass of = gang.classes().get(0);
    return less(of.template().spec(), resource, amount)
        .filter(each -> amount(PodRequests.wanted(each), resource) == amount)
        .map(each -> {
          Pod pod = Pods.with(of.template(), each);
          return new Gang(List.of(of.with(pod)), gang.minimum(), gang.topology());
        });
  }

  private static Optional<PodSpec> less(PodSpec spec, String resource, long amount) {
    if (spec.podRequests().containsKey(resource)) {
      return Optional.of(
          Pods.with(spec, spec.containers(), replaced(spec.podRequests(), resource, amount)));
    }
    int largest = 0;
    for (int i = 1; i < spec.containers().size(); i++) {
      if (own(spec, i, resource) > own(spec, largest, resource)) {
        largest = i;
      }
    }
    long saved = amount(PodRequests.wanted(spec), resource) - amount;
    if (spec.containers().isEmpty() || own(spec, largest, resource) <= saved) {
      return Optional.empty();
    }
    List<Container> containers = new ArrayList<>(spec.containers());
    Container before = containers.get(largest);
    containers.set(
        largest,
        new Container(
            before.name(),
            replaced(before.requests(), resource, own(spec, largest, resource) - saved),
            before.staysUp(),
            before.hostPorts(),
            before.restartsPod()));
    return Optional.of(Pods.with(spec, containers, spec.podRequests()));
  }

  private static long own(PodSpec spec, int container, String resource) {
    return amount(spec.containers().get(container).requests(), resource);
  }

  private static Map<String, Quantity> replaced(
      Map<String, Quantity> amounts, String resource, long amount) {
    Map<String, Quantity> other = new LinkedHashMap<>(amounts);
    other.put(resource, WhatIf.quantity(resource, amount));
    return other;
  }

  private static long amount(Map<String, Quantity> amounts, String resource) {
    Quantity amount = amounts.get(resource);
    if (amount == null) {
      return 0;
    }
    return resource.equals("cpu") ? amount.roundedUpToThousandths() : amount.roundedUp();
  }
}
