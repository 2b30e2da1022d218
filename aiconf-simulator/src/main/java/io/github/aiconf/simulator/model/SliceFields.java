package io.github.aiconf.simulator.model;

import io.github.aiconf.simulator.model.ModelReader.Shape;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a ResourceSlice. */
final class SliceFields {

  private static final Set<String> SPEC = Set.of(
      "driver",
      "pool",
      "nodeName",
      "nodeSelector",
      "allNodes",
      "devices",
      "perDeviceNodeSelection",
      "sharedCounters");
  private static final Set<String> POOL = Set.of("name", "generation", "resourceSliceCount");
  private static final Set<String> DEVICE = Set.of(
      "name",
      "attributes",
      "capacity",
      "consumesCounters",
      "nodeName",
      "nodeSelector",
      "allNodes",
      "taints",
      "bindsToNode",
      "bindingConditions",
      "bindingFailureConditions",
      "allowMultipleAllocations",
      "nodeAllocatableResourceMappings");
  private static final Set<String> BETA1_DEVICE = Set.of("name", "basic");
  private static final Set<String> BASIC = without(DEVICE, "name");
  private static final Set<String> ATTRIBUTE =
      Set.of("int", "bool", "string", "version", "ints", "bools", "strings", "versions");
  private static final Set<String> CAPACITY = Set.of("value", "requestPolicy");
  private static final Set<String> POLICY = Set.of("default", "validValues", "validRange");
  private static final Set<String> RANGE = Set.of("min", "max", "step");
  private static final Set<String> COUNTER_SET = Set.of("name", "counters");
  private static final Set<String> CONSUMPTION = Set.of("counterSet", "counters");
  private static final Set<String> COUNTER = Set.of("value");
  private static final AttributeValue UNSET = new AttributeValue.Unset();

  private final Shape shape;

  SliceFields(Shape shape) {
    this.shape = shape;
  }

  private static Set<String> without(Set<String> names, String name) {
    Set<String> rest = new HashSet<>(names);
    rest.remove(name);
    return Set.copyOf(rest);
  }

  ResourceSlice slice(String name, Field spec) {
    spec.fields(SPEC);
    Field pool = spec.get("pool").fields(POOL);
    return new ResourceSlice(
        name,
        spec.get("driver").text(),
        new ResourceSlice.Pool(
            pool.get("name").text(),
            pool.get("generation").number(),
            pool.get("resourceSliceCount").number()),
        CommonFields.nodes(spec),
        spec.get("perDeviceNodeSelection").optionalFlag(),
        spec.get("devices").list(this::device),
        spec.get("sharedCounters").list(SliceFields::counterSet));
  }

  private Device device(Field field) {
    boolean basic = shape == Shape.V1BETA1
        || (shape.canBeBeta1() && field.raw() instanceof Map<?, ?> map && map.containsKey("basic"));
    field.fields(basic ? BETA1_DEVICE : DEVICE);
    Field fields = basic ? field.get("basic").fields(BASIC) : field;
    return new Device(
        field.get("name").text(),
        fields.get("attributes").map(SliceFields::attribute),
        fields.get("capacity").map(this::capacity),
        fields.get("consumesCounters").list(SliceFields::consumption),
        CommonFields.nodes(fields),
        fields.get("taints").list(CommonFields::taint),
        fields.get("bindsToNode").flag(),
        fields.get("bindingConditions").texts(),
        fields.get("bindingFailureConditions").texts(),
        fields.get("allowMultipleAllocations").flag());
  }

  /**
   * The API server lets one field be set. Of several, selectors read scalars first and in this
   * order unless lists are switched on.
   */
  private static AttributeValue attribute(Field field) {
    field.fields(ATTRIBUTE);
    AttributeValue value = UNSET;
    Field written = field.get("versions");
    if (!written.isAbsent()) {
      value = new AttributeValue.Versions(written.texts());
    }
    written = field.get("strings");
    if (!written.isAbsent()) {
      value = new AttributeValue.Texts(written.texts());
    }
    written = field.get("bools");
    if (!written.isAbsent()) {
      value = new AttributeValue.Bools(written.list(Field::flag));
    }
    written = field.get("ints");
    if (!written.isAbsent()) {
      value = new AttributeValue.Ints(written.list(Field::number));
    }
    written = field.get("version");
    if (!written.isAbsent()) {
      value = new AttributeValue.Version(written.text());
    }
    written = field.get("string");
    if (!written.isAbsent()) {
      value = new AttributeValue.Text(written.text());
    }
    written = field.get("bool");
    if (!written.isAbsent()) {
      value = new AttributeValue.Bool(written.flag());
    }
    written = field.get("int");
    if (!written.isAbsent()) {
      value = new AttributeValue.Int(written.number());
    }
    return value;
  }

  /** Before v1beta1 was what it is now, a capacity was a quantity. */
  private DeviceCapacity capacity(Field field) {
    if (shape.canBeBeta1() && !(field.raw() instanceof Map)) {
      return new DeviceCapacity(field.quantity(), Optional.empty());
    }
    field.fields(CAPACITY);
    Field policy = field.get("requestPolicy").fields(POLICY);
    return new DeviceCapacity(
        field.get("value").quantity(),
        policy.isAbsent() ? Optional.empty() : Optional.of(policy(policy)));
  }

  private static CapacityPolicy policy(Field field) {
    Field range = field.get("validRange").fields(RANGE);
    return new CapacityPolicy(
        field.get("default").optionalQuantity(),
        field.get("validValues").list(Field::quantity),
        range.isAbsent()
            ? Optional.empty()
            : Optional.of(new CapacityPolicy.Range(
                range.get("min").optionalQuantity(),
                range.get("max").optionalQuantity(),
                range.get("step").optionalQuantity())));
  }

  private static CounterSet counterSet(Field field) {
    field.fields(COUNTER_SET);
    return new CounterSet(
        field.get("name").text(), field.get("counters").map(SliceFields::counter));
  }

  private static CounterSet consumption(Field field) {
    field.fields(CONSUMPTION);
    return new CounterSet(
        field.get("counterSet").text(), field.get("counters").map(SliceFields::counter));
  }

  private static Quantity counter(Field field) {
    return field.fields(COUNTER).get("value").quantity();
  }
}
