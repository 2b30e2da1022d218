package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.NodeDomains;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.PodOutlook;
import io.github.aiconf.simulator.placement.SpreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether gangs can be placed in a cluster as it is, without evicting anything: whether there is an
 * order of the pods and a node for each such that every pod passes all filters at its turn.
 *
 * <p>Answers do not depend on time: searches end after a number of steps. For one thread, that of
 * the inventory, which is changed while some questions are answered and is afterwards as it was.
 */
public final class GangSolver {

  /** Steps after which a search ends, if nothing else is said. */
  public static final long BUDGET = 20_000;

  private static final int SPREAD = Filter.POD_TOPOLOGY_SPREAD.bit();

  private final NodeInventory inventory;
  private final Set<Unseen> unseen;
  private final long budget;

  /** Kinds of objects that could not be read, so that the inventory lacks them. */
  public enum Unseen {
    /** Pods: what they take, and rules about them. */
    PODS("pods could not be read: what they take of the nodes is not known"),
    /** Slices, classes or claims. */
    DEVICES("devices and claims could not be read"),
    /** Namespaces. */
    NAMESPACES("namespaces could not be read: rules that select them may be misread");

    private final String text;

    Unseen(String text) {
      this.text = text;
    }
  }

  /**
   * Asks an inventory that may lack something.
   *
   * @param unseen what could not be read
   * @param budget after how many steps searches end
   */
  public GangSolver(NodeInventory inventory, Set<Unseen> unseen, long budget) {
    this.inventory = inventory;
    this.unseen = Set.copyOf(unseen);
    this.budget = budget;
  }

  /** Asks a complete inventory. */
  public GangSolver(NodeInventory inventory) {
    this(inventory, Set.of(), BUDGET);
  }

  /** What is asked. */
  public NodeInventory inventory() {
    return inventory;
  }

  /** Whether the gang can be placed. */
  public GangAnswer answer(Gang gang) {
    return examine(gang).answer();
  }

  /** Whether the gang can be placed for certain: the answer without a proof. */
  boolean fits(Gang gang) {
    return fitting(gang).isPresent();
  }

  /** How it was found that the gang can be placed; empty if that is not certain. */
  Optional<GangMethod> fitting(Gang gang) {
    Prepared prepared = new Prepared(gang);
    boolean isSimple = gang.topology().isEmpty()
        && prepared.devices == null
        && !prepared.sharesClaim
        && unseen.isEmpty();
    boolean fits;
    if (isSimple && prepared.placing instanceof CountedPods counted) {
      fits =
          counted.fitsAnywhere() && new NotSimulated(inventory, gang).reasons().isEmpty();
    } else {
      fits = examine(prepared).answer().fits();
    }
    return fits ? Optional.of(prepared.placing.method()) : Optional.empty();
  }

  /**
   * An answer and what it was found with.
   *
   * @param columns for use before the inventory changes
   */
  record Examined(GangAnswer answer, Columns columns) {}

  /** Answers, for those who want to know more. */
  Examined examine(Gang gang) {
    return examine(new Prepared(gang));
  }

  private Examined examine(Prepared prepared) {
    Gang gang = prepared.gang;
    List<String> assumptions = new ArrayList<>();
    unseen.stream().sorted().forEach(each -> assumptions.add(each.text));
    List<String> unknown = new NotSimulated(inventory, gang).reasons();
    if (gang.classes().stream()
        .anyMatch(each -> !each.template().spec().schedulingGates().isEmpty())) {
      assumptions.add("scheduling gates of the pods are removed");
    }
    GangVerdict verdict = gang.topology()
        .map(topology -> within(prepared, topology))
        .orElseGet(() -> everywhere(prepared));
    GangAnswer answer = new GangAnswer(
        gang, qualified(verdict, prepared, unknown), prepared.placing.method(), assumptions);
    return new Examined(answer, prepared.columns);
  }

  private GangVerdict qualified(GangVerdict verdict, Prepared prepared, List<String> unknown) {
    if (verdict instanceof GangVerdict.Fits fits) {
      if (!unknown.isEmpty()) {
        return new GangVerdict.NotModelled(unknown);
      }
      if (!unseen.isEmpty()) {
        return new GangVerdict.Undecided("it would fit if nothing is missing, but "
            + unseen.stream().sorted().map(each -> each.text).findFirst().orElse(""));
      }
      return prepared.devices == null
              || inventory.devicesBelongToNodes()
              || prepared.devices.allocates(fits.witness())
          ? verdict
          : new GangVerdict.Undecided("nodes share devices, and one placement that the nodes"
              + " allow one by one is not allowed by the devices");
    }
    if (prepared.devices != null && !prepared.devices.isCertain()) {
      return new GangVerdict.Undecided("a search for devices was ended");
    }
    if (prepared.mayUseDevices) {
      return new GangVerdict.NotModelled(
          List.of("nodes that have devices for an extended resource"));
    }
    if (unseen.contains(Unseen.DEVICES) && prepared.devices != null) {
      return new GangVerdict.Undecided(Unseen.DEVICES.text);
    }
    boolean wantsCompany = prepared.gang.classes().stream()
        .anyMatch(each -> !each.template().spec().affinity().isEmpty());
    return wantsCompany && (unseen.contains(Unseen.PODS) || unseen.contains(Unseen.NAMESPACES))
        ? new GangVerdict.Undecided("the pods want to be near others, but "
            + unseen.stream().sorted().map(each -> each.text).findFirst().orElse(""))
        : verdict;
  }

  private GangVerdict everywhere(Prepared prepared) {
    int[] all = Regions.everywhere(prepared.columns.nodes());
    return prepared.sharesClaim ? onOneNode(prepared, all) : prepared.placing.place(all);
  }

  private GangVerdict onOneNode(Prepared prepared, int[] nodes) {
    Best best = new Best();
    for (int node : nodes) {
      best.add(prepared.columns.name(node), prepared.placing.place(new int[] {node}));
    }
    return best.verdict();
  }

  private GangVerdict within(Prepared prepared, Topology topology) {
    NodeDomains domains = prepared.columns.outlooks[0].domains(topology.path());
    Best best = new Best();
    if (!prepared.sharesClaim && prepared.placing instanceof CountedPods counted) {
      long[] places = counted.places(domains);
      for (int domain = 0; domain < places.length && !best.isFound(); domain++) {
        GangVerdict verdict = counted.isEnough(places[domain])
            ? counted.place(Regions.of(domains, domain, prepared.columns.nodes()))
            : new GangVerdict.DoesNotFit(counted.tooFew(places[domain]));
        best.add(domains.name(domain), verdict);
      }
    } else {
      int[][] members = Regions.byDomain(domains, Regions.everywhere(prepared.columns.nodes()));
      for (int domain = 0; domain < members.length && !best.isFound(); domain++) {
        GangVerdict verdict = prepared.sharesClaim
            ? onOneNode(prepared, members[domain])
            : prepared.placing.place(members[domain]);
        best.add(domains.name(domain), verdict);
      }
    }
    return best.isFound() || topology.required() ? best.verdict() : everywhere(prepared);
  }

  /** Joins the verdicts about parts of the cluster. */
  private static final class Best {

    private final List<Certificate.NoPartHasRoom.Part> parts = new ArrayList<>();
    private @Nullable GangVerdict found;
    private @Nullable GangVerdict open;

    boolean isFound() {
      return found != null;
    }

    void add(String name, GangVerdict verdict) {
      if (verdict instanceof GangVerdict.Fits fits && found == null) {
        found = new GangVerdict.Fits(new Witness(fits.witness().steps(), Optional.of(name)));
      } else if (verdict instanceof GangVerdict.DoesNotFit not) {
        parts.add(new Certificate.NoPartHasRoom.Part(name, not.certificate()));
      } else {
        open = verdict;
      }
    }

    GangVerdict verdict() {
      if (found != null) {
        return found;
      }
      return open != null ? open : new GangVerdict.DoesNotFit(new Certificate.NoPartHasRoom(parts));
    }
  }

  /** A gang with the way to place it. */
  private final class Prepared {

    private final Gang gang;
    private final Columns columns;
    private final Placing placing;
    private final @Nullable DeviceRoom devices;
    private final boolean sharesClaim;
    /** How many pods have to be placed, if there is one class. */
    private final long needed;

    private final boolean mayUseDevices;

    Prepared(Gang gang) {
      this.gang = gang;
      needed = Math.max(gang.minimum(), gang.classes().get(0).minimum());
      List<PodClass> classes = gang.classes();
      PodOutlook[] outlooks =
          classes.stream().map(each -> inventory.outlook(each.bare())).toArray(PodOutlook[]::new);
      boolean connected = isConnected(classes, outlooks);
      devices = DeviceRoom.isNeeded(classes)
          ? new DeviceRoom(inventory.deviceInventory(), classes)
          : null;
      sharesClaim =
          classes.size() == 1 && hasOpenClaim(classes.get(0)) && inventory.devicesBelongToNodes();
      mayUseDevices = mayUseDevices(outlooks);
      if (classes.size() == 1 && connected) {
        columns = Columns.of(classes, outlooks, limits(classes));
        placing = single(outlooks[0]).orElseGet(this::sequence);
      } else if (connected || (devices != null && classes.size() > 1)) {
        columns = Columns.of(classes, outlooks, new int[0][]);
        placing = sequence();
      } else {
        columns = Columns.of(classes, outlooks, limits(classes));
        placing = classes.size() == 1
            ? new CountedPods(columns, columns.capacities(0), needed)
            : several();
      }
    }

    private boolean hasOpenClaim(PodClass podClass) {
      for (ClaimReference reference : podClass.template().spec().claims()) {
        Optional<ResourceClaim> claim = reference
            .claim()
            .flatMap(name -> inventory.claim(podClass.template().namespace(), name));
        if (claim.isPresent() && claim.get().allocation().isEmpty()) {
          return true;
        }
      }
      return false;
    }

    private boolean mayUseDevices(PodOutlook[] outlooks) {
      for (PodOutlook outlook : outlooks) {
        if (outlook.mayUseDevices()) {
          for (String resource : outlook.resources()) {
            for (int node = 0; node < outlook.size(); node++) {
              if (outlook.refusals(node) == 0 && outlook.isHadAsDevices(resource, node)) {
                return true;
              }
            }
          }
        }
      }
      return false;
    }

    private int[][] limits(List<PodClass> classes) {
      DeviceRoom room = devices;
      if (room == null) {
        return new int[0][];
      }
      int[][] limits = new int[classes.size()][];
      for (int podClass = 0; podClass < limits.length; podClass++) {
        limits[podClass] = room.alone(podClass);
      }
      return limits;
    }

    private boolean isConnected(List<PodClass> classes, PodOutlook[] outlooks) {
      for (PodOutlook outlook : outlooks) {
        for (PodClass other : classes) {
          if (outlook.isConcernedWith(other.bare())) {
            return true;
          }
        }
      }
      return false;
    }

    /** For one class with one rule about itself there are formulas. */
    private Optional<Placing> single(PodOutlook outlook) {
      Pod pod = gang.classes().get(0).template();
      List<String> apart = outlook.keepsApart();
      List<String> together = outlook.keepsTogether();
      List<SpreadState> spread = outlook.spread();
      int rules = pod.spec().affinity().size() + apart.size() + spread.size();
      if (rules != 1) {
        return Optional.empty();
      }
      if (!apart.isEmpty()) {
        return Optional.of(
            new ApartPods(columns, columns.capacities(0), outlook.domains(apart), needed));
      }
      if (!spread.isEmpty()) {
        SpreadState state = spread.get(0);
        return state.countsItself()
            ? Optional.of(new SpreadPods(columns, columns.capacities(0, SPREAD), state, needed))
            : Optional.of(counted());
      }
      return outlook.hasCompany() || together.isEmpty()
          ? Optional.of(counted())
          : Optional.of(
              new TogetherPods(columns, columns.capacities(0), outlook.domains(together), needed));
    }

    private Placing counted() {
      return new CountedPods(columns, columns.capacities(0), needed);
    }

    private Placing several() {
      int[][] capacities = capacities(columns);
      return PodsInSizes.of(columns, gang, capacities)
          .or(() -> OnePodANode.of(columns, gang, capacities))
          .orElseGet(() -> new PackedPods(columns, gang, capacities, budget));
    }

    private Placing sequence() {
      List<PodClass> classes = gang.classes();
      PodOutlook[] free = classes.stream()
          .map(each -> inventory.outlook(Pods.withoutRules(each.bare())))
          .toArray(PodOutlook[]::new);
      Columns bounds = Columns.of(classes, free, limits(classes));
      return new SequentialSearch(inventory, gang, bounds, capacities(bounds), devices, budget);
    }

    private int[][] capacities(Columns of) {
      int[][] capacities = new int[of.classes()][];
      for (int podClass = 0; podClass < capacities.length; podClass++) {
        capacities[podClass] = of.capacities(podClass);
      }
      return capacities;
    }
  }
}
