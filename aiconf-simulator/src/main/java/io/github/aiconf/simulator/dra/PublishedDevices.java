package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceTaint;
import io.github.aiconf.simulator.model.DeviceTaintRule;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceSlice;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The devices of the slices of an inventory, by number. Immutable: a changed slice gets new numbers
 * for its devices, everything else is shared. What selectors and constraints find out about a
 * device is remembered in {@link DeviceFindings}.
 */
final class PublishedDevices {

  /** Not yet asked, false, true, or an error. */
  static final byte OPEN = 0;

  static final byte NO = 1;
  static final byte YES = 2;
  static final byte ERROR = 3;

  private static final int SPARE_NUMBERS = 4096;

  final Device[] devices;
  final NumberedSlice[] entryOf;

  /** By number: the same for devices of one name in slices of several generations of a pool. */
  final int[] identity;

  /** By number: which capacities it has; devices with the same number have the same. */
  final int[] capacityShape;

  /** All numbers are below. */
  final int count;

  /** All shapes of capacities are below. */
  final int shapes;

  private final List<DeviceTaint>[] taints;
  private final DeviceNumbers numbers;
  private final DeviceFindings findings;
  private final PersistentMap<PoolName, PublishedPool> pools;
  private final PersistentMap<String, PoolName> poolOfSlice;
  private final PoolGathering gathering;
  private final int live;
  private final long nextOrder;

  private PublishedDevices(
      DeviceNumbers numbers,
      DeviceFindings findings,
      PersistentMap<PoolName, PublishedPool> pools,
      PersistentMap<String, PoolName> poolOfSlice,
      PoolGathering gathering,
      int live,
      long nextOrder) {
    // The count first: the table then has at least so many.
    this.count = numbers.count();
    this.shapes = numbers.shapes();
    DeviceNumbers.Table table = numbers.table();
    this.devices = table.devices;
    this.entryOf = table.entryOf;
    this.identity = table.identity;
    this.capacityShape = table.capacityShape;
    this.taints = table.taints;
    this.numbers = numbers;
    this.findings = findings;
    this.pools = pools;
    this.poolOfSlice = poolOfSlice;
    this.gathering = gathering;
    this.live = live;
    this.nextOrder = nextOrder;
  }

  /** The devices of these slices. */
  static PublishedDevices of(
      List<ResourceSlice> slices, List<DeviceTaintRule> rules, DraProfile profile) {
    int devices = 0;
    for (ResourceSlice slice : slices) {
      devices += slice.devices().size();
    }
    DeviceNumbers numbers = new DeviceNumbers(rules, profile.features(), devices);
    Map<PoolName, List<NumberedSlice>> entries = new LinkedHashMap<>();
    PersistentMap<String, PoolName> poolOfSlice = PersistentMap.empty();
    long order = 0;
    for (ResourceSlice slice : slices) {
      PoolName pool = PoolName.of(slice);
      entries.computeIfAbsent(pool, p -> new ArrayList<>(2)).add(numbers.add(slice, order++));
      poolOfSlice = poolOfSlice.with(slice.name(), pool);
    }
    PersistentMap<PoolName, PublishedPool> pools = PersistentMap.empty();
    PoolGathering gathering = new PoolGathering(profile);
    for (Map.Entry<PoolName, List<NumberedSlice>> each : entries.entrySet()) {
      PublishedPool pool = new PublishedPool(each.getKey(), each.getValue());
      pools = pools.with(pool.name, pool);
      gathering = gathering.changed(null, pool);
    }
    return new PublishedDevices(
        numbers, new DeviceFindings(), pools, poolOfSlice, gathering, devices, order);
  }

  /** The same with this slice, in the place of one of that name if there is one. */
  PublishedDevices with(ResourceSlice slice) {
    PublishedPool before = poolOfSlice(slice.name());
    NumberedSlice replaced = before == null ? null : before.entry(slice.name());
    PublishedDevices others = replaced == null ? this : without(slice.name());
    NumberedSlice entry = numbers.add(slice, replaced == null ? nextOrder : replaced.order());
    PoolName name = PoolName.of(slice);
    PublishedPool pool = others.pools.get(name);
    PublishedPool after = pool == null ? new PublishedPool(name, List.of(entry)) : pool.with(entry);
    return new PublishedDevices(
        numbers,
        findings,
        others.pools.with(name, after),
        others.poolOfSlice.with(slice.name(), name),
        others.gathering.changed(pool, after),
        others.live + slice.devices().size(),
        Math.max(others.nextOrder, entry.order() + 1));
  }

  /** The same without the slice of that name. */
  PublishedDevices without(String slice) {
    PublishedPool before = poolOfSlice(slice);
    NumberedSlice removed = before == null ? null : before.entry(slice);
    if (before == null || removed == null) {
      return this;
    }
    PublishedPool after = before.entries.size() == 1 ? null : before.without(removed);
    return new PublishedDevices(
        numbers,
        findings,
        after == null ? pools.without(before.name) : pools.with(before.name, after),
        poolOfSlice.without(slice),
        gathering.changed(before, after),
        live - removed.slice().devices().size(),
        nextOrder);
  }

  /** Whether most numbers belong to devices that are gone. */
  boolean isSparse() {
    return numbers.used() > 2 * live + SPARE_NUMBERS;
  }

  /** All slices with the numbers of their devices, in order. */
  List<NumberedSlice> entries() {
    List<PublishedPool> all = new ArrayList<>();
    pools.forEach((name, pool) -> all.add(pool));
    return entries(all);
  }

  /** All slices, in order. */
  List<ResourceSlice> slices() {
    return entries().stream().map(NumberedSlice::slice).toList();
  }

  /** The slices of some pools, in the order of all. */
  static List<ResourceSlice> slices(Collection<PublishedPool> pools) {
    return entries(pools).stream().map(NumberedSlice::slice).toList();
  }

  private static List<NumberedSlice> entries(Collection<PublishedPool> pools) {
    return pools.stream()
        .flatMap(pool -> pool.entries.stream())
        .sorted(Comparator.comparingLong(NumberedSlice::order))
        .toList();
  }

  /** The pools of a node and its devices. */
  NodeDevices gather(Node node) {
    return gathering.gather(node, this);
  }

  /** The pool that the slice of that name is of; null if there is no such slice. */
  @Nullable
  PublishedPool poolOfSlice(String slice) {
    PoolName name = poolOfSlice.get(slice);
    return name == null ? null : pools.get(name);
  }

  /** Whether nodes that its slices do not name are concerned by a pool of this name. */
  boolean reachesEveryNode(PublishedPool pool) {
    return pool.nodes == null || gathering.isBroken(pool.name);
  }

  /** The pool of that name; null if no slice is of it. */
  @Nullable
  PublishedPool pool(PoolName name) {
    return pools.get(name);
  }

  /** The number that a device has for claims, published or not. */
  int identity(PoolName pool, String device) {
    return numbers.identity(pool, device);
  }

  /** The identities of all devices of these inventories are below. */
  int identities() {
    return numbers.used();
  }

  String name(int device) {
    return devices[device].name();
  }

  String driver(int device) {
    return entryOf[device].slice().driver();
  }

  /** Taints that keep away, those laid on by rules included; empty for most. */
  List<DeviceTaint> taints(int device) {
    return taints[device];
  }

  /** The selector with that expression, and what it said of devices so far. */
  DeviceFindings.Said said(String expression, DeviceSelectors language) {
    return findings.said(expression, language);
  }

  /**
   * Asks a selector about one device and remembers it. Two threads may ask at once; they write the
   * same answer.
   */
  byte ask(DeviceFindings.Said said, byte[] answers, int device) {
    byte answer = findings.ask(said, device, this);
    answers[device] = answer;
    return answer;
  }

  /** The values of an attribute, as constraints compare them, by number of device. */
  AttributeIds attribute(String qualifiedName) {
    return findings.attribute(qualifiedName, this);
  }

  /** The same as sets, for releases whose attributes can be lists. */
  AttributeSets attributeSets(String qualifiedName) {
    return findings.attributeSets(qualifiedName, this);
  }

  /** What the devices of a node draw, as known from nodes like it. */
  NodeDevices.Drawing drawing(Ledger.@Nullable Draw[] draws) {
    return findings.drawing(draws);
  }

  /** What requests draw of capacities. */
  CapacityDraws draws() {
    return findings.draws;
  }
}
