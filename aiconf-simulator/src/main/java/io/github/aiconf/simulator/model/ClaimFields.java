package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import io.github.aiconf.simulator.model.ModelReader.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a ResourceClaim. */
final class ClaimFields {

  static final String EXACT_COUNT = "ExactCount";

  private static final Set<String> SPEC = Set.of("devices");
  private static final Set<String> DEVICES = Set.of("requests", "constraints", "config");
  private static final Set<String> REQUEST = Set.of("name", "exactly", "firstAvailable");
  private static final Set<String> SUBREQUEST = Set.of(
      "name", "deviceClassName", "selectors", "allocationMode", "count", "tolerations", "capacity");
  private static final Set<String> EXACTLY = Set.of(
      "deviceClassName",
      "selectors",
      "allocationMode",
      "count",
      "adminAccess",
      "tolerations",
      "capacity");
  private static final Set<String> BETA1_REQUEST =
      Set.copyOf(Sets.union(EXACTLY, Set.of("name", "firstAvailable")));
  private static final Set<String> CAPACITY = Set.of("requests");
  private static final Set<String> TOLERATION =
      Set.of("key", "operator", "value", "effect", "tolerationSeconds");
  private static final Set<String> CONSTRAINT =
      Set.of("requests", "matchAttribute", "distinctAttribute");
  private static final Set<String> STATUS = Set.of("allocation", "reservedFor", "devices");
  private static final Set<String> ALLOCATION =
      Set.of("devices", "nodeSelector", "allocationTimestamp");
  private static final Set<String> ALLOCATED = Set.of("results", "config");
  private static final Set<String> RESULT = Set.of(
      "request",
      "driver",
      "pool",
      "device",
      "adminAccess",
      "tolerations",
      "bindingConditions",
      "bindingFailureConditions",
      "shareID",
      "consumedCapacity");

  private final Shape shape;

  ClaimFields(Shape shape) {
    this.shape = shape;
  }

  ResourceClaim claim(
      String namespace, String name, boolean terminating, String owner, Field spec, Field status) {
    Field devices = spec.fields(SPEC).get("devices").fields(DEVICES);
    Field allocation = status.fields(STATUS).get("allocation").fields(ALLOCATION);
    return new ResourceClaim(
        namespace,
        name,
        devices.get("requests").list(this::request),
        devices.get("constraints").list(ClaimFields::constraint),
        devices.get("config").list(CommonFields::claimConfiguration),
        allocation.isAbsent() ? Optional.empty() : Optional.of(devicesInUse(allocation)),
        CommonFields.nodeSelector(allocation.get("nodeSelector")),
        terminating,
        owner);
  }

  private DeviceRequest request(Field field) {
    boolean flat = shape == Shape.V1BETA1
        || (shape.canBeBeta1()
            && field.get("exactly").isAbsent()
            && !field.get("deviceClassName").isAbsent());
    field.fields(flat ? BETA1_REQUEST : REQUEST);
    String name = field.get("name").text();
    List<WantedDevices> alternatives = field.get("firstAvailable").list(ClaimFields::alternative);
    Optional<WantedDevices> exactly = Optional.empty();
    if (flat) {
      if (alternatives.isEmpty() || !field.get("deviceClassName").isAbsent()) {
        exactly = Optional.of(exactly(name, field));
      }
    } else if (!field.get("exactly").isAbsent()) {
      exactly = Optional.of(exactly(name, field.get("exactly").fields(EXACTLY)));
    }
    return new DeviceRequest(name, exactly, alternatives);
  }

  private static WantedDevices alternative(Field field) {
    field.fields(SUBREQUEST);
    return wanted(field.get("name").text(), field, Optional.empty());
  }

  private static WantedDevices exactly(String name, Field field) {
    return wanted(name, field, field.get("adminAccess").optionalFlag());
  }

  private static WantedDevices wanted(String name, Field field, Optional<Boolean> adminAccess) {
    String mode = field.get("allocationMode").text();
    long count = field.get("count").number();
    mode = mode.isEmpty() ? EXACT_COUNT : mode;
    Field capacity = field.get("capacity").fields(CAPACITY);
    return new WantedDevices(
        name,
        field.get("deviceClassName").text(),
        field.get("selectors").list(CommonFields::selector),
        mode,
        mode.equals(EXACT_COUNT) && count == 0 ? 1 : count,
        adminAccess,
        field.get("tolerations").list(ClaimFields::toleration),
        capacity.isAbsent()
            ? Optional.empty()
            : Optional.of(capacity.get("requests").map(Field::quantity)));
  }

  private static DeviceToleration toleration(Field field) {
    field.fields(TOLERATION);
    Field seconds = field.get("tolerationSeconds");
    return new DeviceToleration(
        field.get("key").text(),
        field.get("operator").text(),
        field.get("value").text(),
        field.get("effect").text(),
        seconds.isAbsent() ? Optional.empty() : Optional.of(seconds.number()));
  }

  private static DeviceConstraint constraint(Field field) {
    field.fields(CONSTRAINT);
    return new DeviceConstraint(
        field.get("requests").texts(),
        field.get("matchAttribute").optionalText(),
        field.get("distinctAttribute").optionalText());
  }

  private static List<DeviceInUse> devicesInUse(Field allocation) {
    return allocation
        .get("devices")
        .fields(ALLOCATED)
        .get("results")
        .list(ClaimFields::deviceInUse);
  }

  private static DeviceInUse deviceInUse(Field field) {
    field.fields(RESULT);
    ImmutableMap<String, Quantity> consumed = field.get("consumedCapacity").map(Field::quantity);
    return new DeviceInUse(
        field.get("driver").text(),
        field.get("pool").text(),
        field.get("device").text(),
        field.get("adminAccess").flag(),
        field.get("shareID").optionalText(),
        consumed);
  }
}
