package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.AttributeValue;
import io.github.aiconf.simulator.model.CapacityPolicy;
import io.github.aiconf.simulator.model.CounterSet;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceCapacity;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceConfiguration;
import io.github.aiconf.simulator.model.DeviceConstraint;
import io.github.aiconf.simulator.model.DeviceInUse;
import io.github.aiconf.simulator.model.DeviceRequest;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.NodeSelector.Requirement;
import io.github.aiconf.simulator.model.NodeSelector.Term;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.model.Selector;
import io.github.aiconf.simulator.model.WantedDevices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The allocator as the semantics describe it, as plainly as possible and therefore slowly: the
 * search keeps nothing but the list of devices taken so far, everything else is worked out from
 * that list each time. What is to be checked against it must not share code with it.
 */
public final class SlowAllocator implements ClaimAllocator {

  private static final int MOST_DEVICES = 32;

  private final DraCluster cluster;
  private final DraFeatures features;
  private final Semantics semantics;
  private final Selectors selectors;
  private final long mostSteps;

  /** @param mostSteps after so many the answer is that it is undecided */
  public SlowAllocator(
      DraCluster cluster,
      DraFeatures features,
      Semantics semantics,
      Selectors selectors,
      long mostSteps) {
    this.cluster = cluster;
    this.features = features;
    this.semantics = semantics;
    this.selectors = selectors;
    this.mostSteps = mostSteps;
  }

  /**
   * What differs between releases, and what Kubernetes has still got wrong.
   *
   * @param release the minor release of Kubernetes 1: 36 or 37
   * @param adminNeedsCounters admin access is only possible with free counters
   * @param overdrawnBlocksPool one overdrawn counter keeps away all devices with counters
   * @param stepsRounded steps of capacities are computed in whole numbers
   * @param unpublishedForgotten devices in use that the pool's last generation does not have do not
   *     draw from its counters, even if an older slice still says what they draw
   */
  public record Semantics(
      int release,
      boolean adminNeedsCounters,
      boolean overdrawnBlocksPool,
      boolean stepsRounded,
      boolean unpublishedForgotten) {

    public static final Semantics KUBERNETES_1_36 = new Semantics(36, true, true, true, true);
    public static final Semantics KUBERNETES_1_37 = new Semantics(37, true, true, true, true);
  }

  /** Evaluates selectors. */
  public interface Selectors {

    /** Nothing if it is an error. */
    Optional<Boolean> selects(String expression, String driver, Device device);
  }

  private static final class Fatal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fatal(String message) {
      super(message);
    }
  }

  private static final class OutOfSteps extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private record DeviceId(String driver, String pool, String device) {}

  private record PoolId(String driver, String pool) {}

  /** A device in its slice. */
  private record Published(ResourceSlice slice, Device device) {

    DeviceId id() {
      return new DeviceId(slice.driver(), slice.pool().name(), device.name());
    }

    NodeSelection nodes() {
      return slice.perDeviceNodeSelection().orElse(false) ? device.nodes() : slice.nodes();
    }
  }

  private enum State {
    COMPLETE,
    INCOMPLETE,
    INVALID
  }

  /**
   * @param candidates its devices for the node
   * @param others devices of slices that are not for the node
   */
  private record Pool(
      PoolId id,
      State state,
      List<Published> candidates,
      List<Published> others,
      List<CounterSet> counterSets,
      boolean last) {}

  /** A slot of the search that is filled. */
  private record Taken(
      int claim,
      int request,
      WantedDevices wanted,
      String name,
      Pool pool,
      Published published,
      boolean paysCounters,
      Map<String, Quantity> consumed) {

    DeviceId id() {
      return published.id();
    }
  }

  private enum Outcome {
    DONE,
    NONE,
    /** None, because the claim would have too many devices, whichever they are. */
    TOO_MANY
  }

  private enum Refusal {
    CONSTRAINT,
    OTHER
  }

  @Override
  public Allocation allocate(Node node, List<ResourceClaim> claims) {
    try {
      return new Call(node, claims).allocate();
    } catch (Fatal | NodeMatch.BadSelector e) {
      return new Allocation.Failed(Allocation.ErrorKind.FATAL, e.getMessage());
    } catch (OutOfSteps e) {
      return new Allocation.Undecided();
    }
  }

  private final class Call {

    private final Node node;
    private final List<ResourceClaim> claims;
    private final List<ResourceSlice> slices;
    private final List<Pool> pools;
    private final Set<DeviceId> wholeInUse = new HashSet<>();
    private final Map<DeviceId, List<DeviceInUse>> sharesInUse = new HashMap<>();
    private final Map<List<Object>, Boolean> selectable = new HashMap<>();
    private final Map<String, List<Published>> sets = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();
    private long steps;

    Call(Node node, List<ResourceClaim> claims) {
      this.node = node;
      this.claims = claims;
      this.slices = cluster.taintedSlices(features);
      for (ResourceClaim claim : cluster.claims()) {
        claim.allocation().orElse(List.of()).forEach(this::inUse);
      }
      this.pools = gather();
    }

    private void inUse(DeviceInUse result) {
      if (result.adminAccess()) {
        return;
      }
      DeviceId id = new DeviceId(result.driver(), result.pool(), result.device());
      if (features.consumableCapacity() && result.shareId().isPresent()) {
        sharesInUse.computeIfAbsent(id, i -> new ArrayList<>()).add(result);
      } else {
        wholeInUse.add(id);
      }
    }

    Allocation allocate() {
      for (int c = 0; c < claims.size(); c++) {
        check(c);
      }
      if (request(0, 0) == Outcome.DONE) {
        return new Allocation.Allocated(results());
      }
      return pools.stream().anyMatch(pool -> pool.state() == State.INVALID)
          ? new Allocation.Failed(Allocation.ErrorKind.NODE, "invalid resource pools")
          : new Allocation.NotPossible();
    }

    // Pools

    private List<Pool> gather() {
      List<ResourceSlice> relevant = new ArrayList<>();
      Stream.concat(
              slices.stream().filter(this::isOfNode),
              slices.stream().filter(slice -> !isOfNode(slice)))
          .filter(this::isRelevant)
          .forEach(relevant::add);
      Map<PoolId, List<ResourceSlice>> byPool = new LinkedHashMap<>();
      for (ResourceSlice slice : relevant) {
        byPool.computeIfAbsent(poolOf(slice), id -> new ArrayList<>()).add(slice);
      }
      List<Pool> gathered = new ArrayList<>();
      byPool.forEach((id, list) -> pool(id, list).ifPresent(gathered::add));
      gathered.sort(Comparator.comparing(Pool::last)
          .thenComparing(pool -> pool.id().driver())
          .thenComparing(pool -> pool.id().pool()));
      return gathered;
    }

    private static PoolId poolOf(ResourceSlice slice) {
      return new PoolId(slice.driver(), slice.pool().name());
    }

    private boolean isOfNode(ResourceSlice slice) {
      return slice.nodes().nodeName().equals(Optional.of(node.name()));
    }

    private boolean isSeen(ResourceSlice slice) {
      return features.partitionableDevices()
          || (slice.sharedCounters().isEmpty() && slice.perDeviceNodeSelection().isEmpty());
    }

    private boolean isRelevant(ResourceSlice slice) {
      if (!isSeen(slice)) {
        return false;
      }
      if (semantics.release() < 37 && !slice.sharedCounters().isEmpty()) {
        return true;
      }
      if (!slice.nodes().isEmpty()) {
        return NodeMatch.matches(slice.nodes(), node);
      }
      return slice.perDeviceNodeSelection().orElse(false)
          && slice.devices().stream().anyMatch(device -> NodeMatch.matches(device.nodes(), node));
    }

    /** Nothing if the pool is obsolete. */
    private Optional<Pool> pool(PoolId id, List<ResourceSlice> relevant) {
      long generation =
          relevant.stream().mapToLong(slice -> slice.pool().generation()).max().orElseThrow();
      List<ResourceSlice> own = relevant.stream()
          .filter(slice -> slice.pool().generation() == generation)
          .toList();
      List<ResourceSlice> all =
          slices.stream().filter(slice -> poolOf(slice).equals(id)).toList();
      List<ResourceSlice> sameGeneration =
          all.stream().filter(slice -> slice.pool().generation() == generation).toList();
      long want = own.get(0).pool().resourceSliceCount();
      boolean complete = own.size() == want;
      // Slices for other nodes are only looked at if those for this node are not all of the pool.
      List<ResourceSlice> rest = complete
          ? List.of()
          : sameGeneration.stream().filter(slice -> !own.contains(slice)).toList();
      if (!complete) {
        if (all.stream().anyMatch(slice -> slice.pool().generation() > generation)) {
          return Optional.empty();
        }
        complete = sameGeneration.size() == want;
      }
      List<Published> candidates =
          devices(own.stream().sorted(Comparator.comparing(ResourceSlice::name)).toList());
      List<Published> others = devices(rest);
      List<CounterSet> counterSets = Stream.concat(own.stream(), rest.stream())
          .flatMap(slice -> slice.sharedCounters().stream())
          .toList();
      boolean last = candidates.stream()
          .anyMatch(published -> !published.device().bindingConditions().isEmpty());
      State state = State.INCOMPLETE;
      if (complete) {
        state = isValid(candidates, others, counterSets) ? State.COMPLETE : State.INVALID;
      }
      return Optional.of(new Pool(id, state, candidates, others, counterSets, last));
    }

    private List<Published> devices(List<ResourceSlice> from) {
      return from.stream()
          .filter(slice -> slice.sharedCounters().isEmpty())
          .flatMap(slice -> slice.devices().stream().map(device -> new Published(slice, device)))
          .toList();
    }

    private boolean isValid(
        List<Published> candidates, List<Published> others, List<CounterSet> counterSets) {
      Set<String> names = new HashSet<>();
      if (!candidates.stream()
          .allMatch(published -> names.add(published.device().name()))) {
        return false;
      }
      if (!features.partitionableDevices()) {
        return true;
      }
      Map<String, CounterSet> byName = new HashMap<>();
      for (CounterSet set : counterSets) {
        if (byName.put(set.name(), set) != null) {
          return false;
        }
      }
      return Stream.concat(candidates.stream(), others.stream())
          .flatMap(published -> published.device().consumesCounters().stream())
          .allMatch(drawn -> byName.containsKey(drawn.name())
              && byName
                  .get(drawn.name())
                  .counters()
                  .keySet()
                  .containsAll(drawn.counters().keySet()));
    }

    // Checks before the search

    private static List<WantedDevices> alternatives(DeviceRequest request) {
      return request.firstAvailable().isEmpty()
          ? List.of(request.exactly().orElseThrow())
          : request.firstAvailable();
    }

    private static String nameOf(DeviceRequest request, WantedDevices wanted) {
      return request.firstAvailable().isEmpty()
          ? request.name()
          : request.name() + "/" + wanted.name();
    }

    private static boolean isAll(WantedDevices wanted) {
      return wanted.allocationMode().equals("All");
    }

    private void check(int c) {
      ResourceClaim claim = claims.get(c);
      long least = 0;
      for (int r = 0; r < claim.requests().size(); r++) {
        DeviceRequest request = claim.requests().get(r);
        if (!request.firstAvailable().isEmpty() && !features.prioritizedList()) {
          throw new Fatal("request " + request.name() + ": alternatives are switched off");
        }
        if (request.firstAvailable().isEmpty() && request.exactly().isEmpty()) {
          throw new Fatal("request " + request.name() + " is empty");
        }
        long fewest = Long.MAX_VALUE;
        List<WantedDevices> alternatives = alternatives(request);
        for (int a = 0; a < alternatives.size(); a++) {
          fewest = Math.min(fewest, checked(c, r, a, alternatives.get(a)));
        }
        least += fewest;
      }
      if (least > MOST_DEVICES) {
        throw new Fatal("claim " + claim.key() + " wants more than 32 devices");
      }
      for (DeviceConstraint constraint : claim.constraints()) {
        boolean distinct = constraint.distinctAttribute().isPresent() && !isStable();
        if (constraint.matchAttribute().isEmpty() && !distinct) {
          throw new Fatal("claim " + claim.key() + " has an empty constraint");
        }
      }
    }

    /** Kubernetes has an allocator without constraints of that kind for these features. */
    private boolean isStable() {
      return !features.consumableCapacity()
          && !features.bindingConditions()
          && !features.listTypeAttributes();
    }

    /** How many devices it wants. */
    private long checked(int c, int r, int a, WantedDevices wanted) {
      if (wanted.capacity().isPresent() && !features.consumableCapacity()) {
        throw new Fatal("capacity is switched off");
      }
      if (wanted.selectors().stream().anyMatch(selector -> selector.cel().isEmpty())) {
        throw new Fatal("a selector has no expression");
      }
      if (wanted.adminAccess().isPresent() && !features.adminAccess()) {
        throw new Fatal("admin access is switched off");
      }
      classOf(wanted);
      if (wanted.allocationMode().equals("ExactCount")) {
        return wanted.count();
      }
      if (!isAll(wanted)) {
        throw new Fatal("unknown allocation mode " + wanted.allocationMode());
      }
      List<Published> set = new ArrayList<>();
      for (Pool pool : pools) {
        if (pool.state() != State.COMPLETE) {
          throw new Fatal("wants all devices, but pool " + pool.id() + " is " + pool.state());
        }
        for (Published published : pool.candidates()) {
          if (isSelectable(c, r, a, wanted, published)
              && (!features.consumableCapacity()
                  || consumption(wanted, published, semantics.release() < 37).isPresent())) {
            set.add(published);
          }
        }
      }
      sets.put(key(c, r, a), set);
      return set.size();
    }

    private static String key(int c, int r, int a) {
      return c + " " + r + " " + a;
    }

    private DeviceClass classOf(WantedDevices wanted) {
      DeviceClass found = null;
      for (DeviceClass each : cluster.classes()) {
        if (each.name().equals(wanted.deviceClassName())) {
          found = each;
        }
      }
      if (found == null || found.name().isEmpty()) {
        throw new Fatal("there is no class " + wanted.deviceClassName());
      }
      return found;
    }

    // Selectors

    private boolean isSelectable(int c, int r, int a, WantedDevices wanted, Published published) {
      List<Object> key = List.of(c, r, a, published.id());
      Boolean known = selectable.get(key);
      if (known == null) {
        known = select(wanted, published);
        selectable.put(key, known);
      }
      return known;
    }

    private boolean select(WantedDevices wanted, Published published) {
      Device device = published.device();
      if (!device.bindingConditions().isEmpty() && !features.bindingConditions()) {
        return false;
      }
      for (Selector selector : Stream.concat(
              classOf(wanted).selectors().stream(), wanted.selectors().stream())
          .toList()) {
        String expression = selector.cel().orElseThrow(() -> new Fatal("empty selector"));
        if (!selectors
            .selects(expression, published.slice().driver(), device)
            .orElseThrow(() -> new Fatal("selector fails on " + published.id()))) {
          return false;
        }
      }
      return !published.slice().perDeviceNodeSelection().orElse(false)
          || NodeMatch.matches(device.nodes(), node);
    }

    // Search

    private void step() {
      if (++steps > mostSteps) {
        throw new OutOfSteps();
      }
    }

    /** Tries this request and all behind it. */
    private Outcome request(int c, int r) {
      step();
      if (c == claims.size()) {
        return Outcome.DONE;
      }
      if (r == claims.get(c).requests().size()) {
        Outcome rest = request(c + 1, 0);
        return rest == Outcome.TOO_MANY ? Outcome.NONE : rest;
      }
      int alternatives = alternatives(claims.get(c).requests().get(r)).size();
      boolean tooMany = true;
      for (int a = 0; a < alternatives; a++) {
        Outcome outcome = slot(c, r, a, 0, 0);
        if (outcome == Outcome.DONE) {
          return outcome;
        }
        tooMany &= outcome == Outcome.TOO_MANY;
      }
      return tooMany ? Outcome.TOO_MANY : Outcome.NONE;
    }

    private Outcome slot(int c, int r, int a, int slot, int from) {
      step();
      WantedDevices wanted = alternatives(claims.get(c).requests().get(r)).get(a);
      List<Published> set = sets.getOrDefault(key(c, r, a), List.of());
      if (isAll(wanted) && set.isEmpty()) {
        return Outcome.NONE;
      }
      long number = isAll(wanted) ? set.size() : wanted.count();
      if (slot >= number) {
        return request(c, r + 1);
      }
      long soFar = taken.stream().filter(t -> t.claim() == c).count();
      if (soFar + number - slot > MOST_DEVICES) {
        return Outcome.TOO_MANY;
      }
      if (isAll(wanted)) {
        Published published = set.get(slot);
        Optional<Refusal> refusal = refusal(c, r, wanted, published);
        if (refusal.equals(Optional.of(Refusal.CONSTRAINT))) {
          throw new Fatal("a constraint refuses one of all devices");
        }
        return refusal.isEmpty() ? take(c, r, a, slot, 0, wanted, published) : Outcome.NONE;
      }
      int position = 0;
      for (Pool pool : pools) {
        for (Published published : pool.candidates()) {
          if (position++ < from || pool.state() != State.COMPLETE) {
            continue;
          }
          if (!isInUse(c, wanted, published)
              && isSelectable(c, r, a, wanted, published)
              && refusal(c, r, wanted, published).isEmpty()) {
            Outcome outcome = take(c, r, a, slot, position, wanted, published);
            if (outcome != Outcome.NONE) {
              return outcome;
            }
          }
        }
      }
      return Outcome.NONE;
    }

    private Outcome take(
        int c, int r, int a, int slot, int next, WantedDevices wanted, Published published) {
      DeviceRequest request = claims.get(c).requests().get(r);
      taken.add(new Taken(
          c,
          r,
          wanted,
          nameOf(request, wanted),
          poolOf(published),
          published,
          paysCounters(wanted, published),
          isShared(published) ? consumption(wanted, published, true).orElseThrow() : Map.of()));
      Outcome outcome = slot(c, r, a, slot + 1, next);
      if (outcome != Outcome.DONE) {
        taken.remove(taken.size() - 1);
      }
      return outcome;
    }

    private Pool poolOf(Published published) {
      PoolId id = poolOf(published.slice());
      return pools.stream().filter(pool -> pool.id().equals(id)).findFirst().orElseThrow();
    }

    private boolean isShared(Published published) {
      return features.consumableCapacity() && published.device().allowMultipleAllocations();
    }

    private static boolean isAdmin(WantedDevices wanted) {
      return wanted.adminAccess().orElse(false);
    }

    private boolean isInUse(int c, WantedDevices wanted, Published published) {
      DeviceId id = published.id();
      if (isAdmin(wanted)) {
        return !isShared(published)
            && taken.stream().anyMatch(t -> t.claim() == c && t.id().equals(id));
      }
      return wholeInUse.contains(id)
          || (!isShared(published) && taken.stream().anyMatch(t -> t.id().equals(id)));
    }

    /** Nothing if the device can be taken. */
    private Optional<Refusal> refusal(int c, int r, WantedDevices wanted, Published published) {
      boolean counts = !published.device().consumesCounters().isEmpty();
      if (isInUse(c, wanted, published)
          || (counts && !features.partitionableDevices())
          || (paysCounters(wanted, published) && !hasCounters(published))
          || isTainted(wanted, published)) {
        return Optional.of(Refusal.OTHER);
      }
      String request = claims.get(c).requests().get(r).name();
      String name = nameOf(claims.get(c).requests().get(r), wanted);
      for (DeviceConstraint constraint : claims.get(c).constraints()) {
        if (covers(constraint, request, name) && !permits(constraint, c, published)) {
          return Optional.of(Refusal.CONSTRAINT);
        }
      }
      return features.consumableCapacity()
              && consumption(wanted, published, true).isEmpty()
          ? Optional.of(Refusal.OTHER)
          : Optional.empty();
    }

    private boolean isTainted(WantedDevices wanted, Published published) {
      return features.deviceTaints()
          && published.device().taints().stream()
              .anyMatch(taint -> taint.keepsAway()
                  && wanted.tolerations().stream()
                      .noneMatch(toleration -> toleration.tolerates(taint)));
    }

    // Counters

    private boolean paysCounters(WantedDevices wanted, Published published) {
      if (published.device().consumesCounters().isEmpty()
          || (isAdmin(wanted) && !semantics.adminNeedsCounters())) {
        return false;
      }
      boolean paid = sharesInUse.containsKey(published.id())
          || taken.stream().anyMatch(t -> t.paysCounters() && t.id().equals(published.id()));
      return !(isShared(published) && paid);
    }

    private boolean hasCounters(Published published) {
      Pool pool = poolOf(published);
      Map<List<String>, BigDecimal> free = new HashMap<>();
      for (CounterSet set : pool.counterSets()) {
        set.counters().forEach((name, value) -> free.put(List.of(set.name(), name), value.value()));
      }
      Stream.concat(pool.candidates().stream(), pool.others().stream())
          .filter(other -> isAllocated(other.id()))
          .forEach(other -> draw(free, other.device()));
      if (!semantics.unpublishedForgotten()) {
        formerDevices(pool).forEach(former -> draw(free, former));
      }
      taken.stream()
          .filter(t -> t.paysCounters() && t.pool().equals(pool))
          .forEach(t -> draw(free, t.published().device()));
      draw(free, published.device());
      Set<List<String>> looked = new HashSet<>();
      for (CounterSet set : published.device().consumesCounters()) {
        set.counters().keySet().forEach(name -> looked.add(List.of(set.name(), name)));
      }
      return free.entrySet().stream()
          .filter(counter -> semantics.overdrawnBlocksPool() || looked.contains(counter.getKey()))
          .allMatch(counter -> counter.getValue().signum() >= 0);
    }

    private boolean isAllocated(DeviceId id) {
      return wholeInUse.contains(id) || sharesInUse.containsKey(id);
    }

    private void draw(Map<List<String>, BigDecimal> free, Device device) {
      for (CounterSet set : device.consumesCounters()) {
        set.counters()
            .forEach((name, value) -> free.computeIfPresent(
                List.of(set.name(), name), (key, rest) -> rest.subtract(value.value())));
      }
    }

    /** Devices in use that only older slices of the pool have, as the latest of those says. */
    private List<Device> formerDevices(Pool pool) {
      Set<String> published = new HashSet<>();
      Stream.concat(pool.candidates().stream(), pool.others().stream())
          .forEach(each -> published.add(each.device().name()));
      List<Device> former = new ArrayList<>();
      slices.stream()
          .filter(slice -> poolOf(slice).equals(pool.id()))
          .sorted(Comparator.<ResourceSlice>comparingLong(slice -> slice.pool().generation())
              .reversed())
          .forEach(slice -> slice.devices().stream()
              .filter(device ->
                  isAllocated(new Published(slice, device).id()) && published.add(device.name()))
              .forEach(former::add));
      return former;
    }

    // Constraints

    private static boolean covers(DeviceConstraint constraint, String request, String name) {
      return constraint.requests().isEmpty()
          || constraint.requests().contains(request)
          || constraint.requests().contains(name);
    }

    private boolean permits(DeviceConstraint constraint, int c, Published published) {
      boolean match = constraint.matchAttribute().isPresent();
      String attribute =
          constraint.matchAttribute().or(constraint::distinctAttribute).orElseThrow();
      Optional<AttributeValue> own = attribute(published, attribute);
      if (own.isEmpty()) {
        return false;
      }
      List<AttributeValue> before = taken.stream()
          .filter(t -> t.claim() == c
              && covers(constraint, claims.get(c).requests().get(t.request()).name(), t.name()))
          .map(t -> attribute(t.published(), attribute).orElseThrow())
          .toList();
      if (features.listTypeAttributes()) {
        return match ? listsMatch(own.get(), before) : listsAreDistinct(own.get(), before);
      }
      return match ? scalarsMatch(own.get(), before) : scalarsAreDistinct(own.get(), before);
    }

    private static Optional<AttributeValue> attribute(Published published, String name) {
      Map<String, AttributeValue> attributes = published.device().attributes();
      String own = published.slice().driver() + "/";
      if (attributes.containsKey(name)) {
        return Optional.of(attributes.get(name));
      }
      return name.startsWith(own)
          ? Optional.ofNullable(attributes.get(name.substring(own.length())))
          : Optional.empty();
    }

    private static boolean isScalar(AttributeValue value) {
      return value instanceof AttributeValue.Int
          || value instanceof AttributeValue.Bool
          || value instanceof AttributeValue.Text
          || value instanceof AttributeValue.Version;
    }

    private static boolean scalarsMatch(AttributeValue own, List<AttributeValue> before) {
      return before.isEmpty() || (isScalar(own) && before.get(0).equals(own));
    }

    private static boolean scalarsAreDistinct(AttributeValue own, List<AttributeValue> before) {
      return before.isEmpty() || (isScalar(own) && !before.contains(own));
    }

    /** The values as scalars; none if there is no value. */
    private static Set<AttributeValue> values(AttributeValue value) {
      Set<AttributeValue> values = new HashSet<>();
      if (value instanceof AttributeValue.Ints ints) {
        ints.values().forEach(each -> values.add(new AttributeValue.Int(each)));
      } else if (value instanceof AttributeValue.Bools bools) {
        bools.values().forEach(each -> values.add(new AttributeValue.Bool(each)));
      } else if (value instanceof AttributeValue.Texts texts) {
        texts.values().forEach(each -> values.add(new AttributeValue.Text(each)));
      } else if (value instanceof AttributeValue.Versions versions) {
        versions.values().forEach(each -> values.add(new AttributeValue.Version(each)));
      } else if (isScalar(value)) {
        values.add(value);
      }
      return values;
    }

    private static boolean listsMatch(AttributeValue own, List<AttributeValue> before) {
      Set<AttributeValue> common = values(own);
      before.forEach(other -> common.retainAll(values(other)));
      return !common.isEmpty();
    }

    private boolean listsAreDistinct(AttributeValue own, List<AttributeValue> before) {
      Set<AttributeValue> values = values(own);
      if (values.isEmpty()) {
        return before.isEmpty() && semantics.release() < 37;
      }
      return before.stream().noneMatch(other -> values(other).stream().anyMatch(values::contains));
    }

    // Capacity

    /**
     * What taking the device draws from its capacities; nothing if that is not possible.
     *
     * @param others whether what others draw counts
     */
    private Optional<Map<String, Quantity>> consumption(
        WantedDevices wanted, Published published, boolean others) {
      Map<String, Quantity> requests = wanted.capacity().orElse(Map.of());
      Map<String, DeviceCapacity> capacity = published.device().capacity();
      if (!capacity.keySet().containsAll(requests.keySet())) {
        return Optional.empty();
      }
      Map<String, Quantity> drawn = new LinkedHashMap<>();
      for (Map.Entry<String, DeviceCapacity> each : capacity.entrySet()) {
        String name = each.getKey();
        Optional<Quantity> amount =
            amount(each.getValue(), Optional.ofNullable(requests.get(name)));
        if (amount.isEmpty()) {
          return Optional.empty();
        }
        BigDecimal total = amount.get().value();
        if (others) {
          total = total.add(inUse(published.id(), name));
        }
        if (total.compareTo(each.getValue().value().value()) > 0) {
          return Optional.empty();
        }
        drawn.put(name, amount.get());
      }
      return Optional.of(drawn);
    }

    private BigDecimal inUse(DeviceId id, String capacity) {
      Quantity none = Quantity.of(0, Quantity.Format.DECIMAL_SI);
      Stream<Quantity> shares = sharesInUse.getOrDefault(id, List.of()).stream()
          .map(share -> share.consumedCapacity().getOrDefault(capacity, none));
      Stream<Quantity> takenShares = taken.stream()
          .filter(t -> t.id().equals(id))
          .map(t -> t.consumed().getOrDefault(capacity, none));
      return Stream.concat(shares, takenShares)
          .map(Quantity::value)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Nothing if the policy does not permit the amount. */
    private Optional<Quantity> amount(DeviceCapacity capacity, Optional<Quantity> requested) {
      Optional<CapacityPolicy> policy = capacity.policy();
      Optional<Quantity> standard = policy.flatMap(CapacityPolicy::defaultValue);
      if (requested.isEmpty()) {
        return Optional.of(standard.orElse(capacity.value()));
      }
      Quantity amount = policy.map(p -> rounded(requested.get(), p)).orElse(requested.get());
      boolean permitted =
          policy.isEmpty() || standard.equals(Optional.of(amount)) || permits(policy.get(), amount);
      return permitted ? Optional.of(amount) : Optional.empty();
    }

    private Quantity rounded(Quantity requested, CapacityPolicy policy) {
      Optional<Quantity> min = policy.validRange().flatMap(CapacityPolicy.Range::min);
      if (min.isPresent()) {
        if (requested.compareTo(min.get()) < 0) {
          return min.get();
        }
        Optional<Quantity> step = policy.validRange().flatMap(CapacityPolicy.Range::step);
        return step.isEmpty() || step.get().sign() == 0
            ? requested
            : stepped(requested, min.get(), step.get());
      }
      return policy.validValues().stream()
          .filter(valid -> valid.compareTo(requested) >= 0)
          .findFirst()
          .orElse(requested);
    }

    private Quantity stepped(Quantity requested, Quantity min, Quantity step) {
      BigDecimal size = whole(step);
      BigDecimal steps =
          whole(requested).subtract(whole(min)).divide(size, 0, RoundingMode.CEILING);
      return Quantity.of(whole(min).add(steps.multiply(size)), Quantity.Format.BINARY_SI);
    }

    private BigDecimal whole(Quantity quantity) {
      return semantics.stepsRounded() ? BigDecimal.valueOf(quantity.roundedUp()) : quantity.value();
    }

    private boolean permits(CapacityPolicy policy, Quantity amount) {
      if (policy.validRange().isPresent()) {
        CapacityPolicy.Range range = policy.validRange().get();
        if (range.max().isPresent() && amount.compareTo(range.max().get()) > 0) {
          return false;
        }
        return range.step().isEmpty()
            || range.step().get().sign() == 0
            || range.min().isEmpty()
            || whole(amount)
                    .subtract(whole(range.min().get()))
                    .remainder(whole(range.step().get()))
                    .signum()
                == 0;
      }
      return policy.validValues().isEmpty() || policy.validValues().contains(amount);
    }

    // Results

    private List<ClaimAllocation> results() {
      List<ClaimAllocation> results = new ArrayList<>();
      int share = 0;
      for (int c = 0; c < claims.size(); c++) {
        int claim = c;
        List<Taken> own = taken.stream().filter(t -> t.claim() == claim).toList();
        List<AllocatedDevice> devices = new ArrayList<>();
        for (Taken t : own) {
          Optional<String> shareId =
              isShared(t.published()) ? Optional.of("share-" + share++) : Optional.empty();
          Device device = t.published().device();
          devices.add(new AllocatedDevice(
              t.name(),
              t.id().driver(),
              t.id().pool(),
              t.id().device(),
              isAdmin(t.wanted()),
              t.wanted().tolerations(),
              shareId,
              t.consumed(),
              features.bindingConditions() ? device.bindingConditions() : List.of(),
              features.bindingConditions() ? device.bindingFailureConditions() : List.of()));
        }
        results.add(new ClaimAllocation(
            claims.get(c).key(), devices, configuration(c, own), nodeSelector(own)));
      }
      return results;
    }

    /** The chosen alternatives of the requests of a claim, in order, with their full names. */
    private Map<String, WantedDevices> chosen(int c, List<Taken> own) {
      Map<String, WantedDevices> chosen = new LinkedHashMap<>();
      for (int r = 0; r < claims.get(c).requests().size(); r++) {
        int request = r;
        DeviceRequest wanted = claims.get(c).requests().get(r);
        own.stream()
            .filter(t -> t.request() == request)
            .findFirst()
            .ifPresentOrElse(
                t -> chosen.put(t.name(), t.wanted()),
                () -> chosen.put(
                    nameOf(wanted, alternatives(wanted).get(0)),
                    alternatives(wanted).get(0)));
      }
      return chosen;
    }

    private List<AllocatedConfiguration> configuration(int c, List<Taken> own) {
      ResourceClaim claim = claims.get(c);
      Map<String, WantedDevices> chosen = chosen(c, own);
      Map<String, List<String>> byClass = new LinkedHashMap<>();
      chosen.forEach((name, wanted) -> byClass
          .computeIfAbsent(wanted.deviceClassName(), k -> new ArrayList<>())
          .add(name));
      List<AllocatedConfiguration> all = new ArrayList<>();
      byClass.forEach((className, names) -> {
        DeviceClass deviceClass = cluster.classes().stream()
            .filter(each -> each.name().equals(className))
            .reduce((first, second) -> second)
            .orElseThrow();
        for (DeviceConfiguration each : deviceClass.configuration()) {
          all.add(new AllocatedConfiguration(
              AllocatedConfiguration.FROM_CLASS,
              forAll(claim, chosen.keySet(), names) ? List.of() : names,
              each.content()));
        }
      });
      for (DeviceConfiguration each : claim.configuration()) {
        long times = chosen.keySet().stream()
            .filter(name -> names(each.requests(), name))
            .count();
        if (each.requests().isEmpty() || (semantics.release() >= 37 && times > 0)) {
          times = 1;
        }
        boolean forAll = forAll(claim, chosen.keySet(), each.requests());
        for (long i = 0; i < times; i++) {
          all.add(new AllocatedConfiguration(
              AllocatedConfiguration.FROM_CLAIM,
              forAll ? List.of() : each.requests(),
              each.content()));
        }
      }
      return all;
    }

    private static boolean names(List<String> requests, String name) {
      int slash = name.indexOf('/');
      return requests.contains(name) || (slash >= 0 && requests.contains(name.substring(0, slash)));
    }

    private boolean forAll(ResourceClaim claim, Set<String> chosen, List<String> requests) {
      return semantics.release() >= 37
          && !claim.requests().isEmpty()
          && chosen.stream().allMatch(name -> names(requests, name));
    }

    private Optional<NodeSelector> nodeSelector(List<Taken> own) {
      Set<List<Object>> seen = new LinkedHashSet<>();
      List<Requirement> labels = new ArrayList<>();
      List<Requirement> fields = new ArrayList<>();
      for (Taken t : own) {
        NodeSelection nodes = t.published().nodes();
        if (nodes.nodeName().isPresent() || t.published().device().bindsToNode()) {
          Requirement name = new Requirement("metadata.name", "In", List.of(node.name()));
          return Optional.of(new NodeSelector(List.of(new Term(List.of(), List.of(name)))));
        }
        if (nodes.selector().isEmpty() || nodes.allNodes()) {
          continue;
        }
        if (nodes.selector().get().terms().size() != 1) {
          throw new Fatal("a slice has a node selector with several terms");
        }
        Term term = nodes.selector().get().terms().get(0);
        for (Requirement label : term.labels()) {
          if (seen.add(
              List.of("label", label.key(), label.operator(), Set.copyOf(label.values())))) {
            labels.add(label);
          }
        }
        for (Requirement field : term.fields()) {
          if (seen.add(
              List.of("field", field.key(), field.operator(), Set.copyOf(field.values())))) {
            fields.add(field);
          }
        }
      }
      return labels.isEmpty() && fields.isEmpty()
          ? Optional.empty()
          : Optional.of(new NodeSelector(List.of(new Term(labels, fields))));
    }
  }
}
