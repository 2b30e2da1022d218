package io.github.aiconf.simulator.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of containers and of what is known of them while they run. */
final class ContainerFields {

  private static final Set<String> CONTAINER = Set.of(
      "name",
      "image",
      "command",
      "args",
      "workingDir",
      "ports",
      "envFrom",
      "env",
      "resources",
      "resizePolicy",
      "restartPolicy",
      "restartPolicyRules",
      "volumeMounts",
      "volumeDevices",
      "livenessProbe",
      "readinessProbe",
      "startupProbe",
      "lifecycle",
      "terminationMessagePath",
      "terminationMessagePolicy",
      "imagePullPolicy",
      "securityContext",
      "stdin",
      "stdinOnce",
      "tty");
  private static final Set<String> RESOURCES = Set.of("limits", "requests", "claims");
  private static final Set<String> PORT =
      Set.of("name", "hostPort", "containerPort", "protocol", "hostIP");
  private static final Set<String> RULE = Set.of("action", "exitCodes");
  private static final String RESIZE_PENDING = "PodResizePending";

  private ContainerFields() {}

  /** With amounts as they are written. */
  static Container container(Field field, boolean hostNetwork) {
    field.fields(CONTAINER);
    Field resources = field.get("resources").fields(RESOURCES);
    Map<String, Quantity> requests =
        new LinkedHashMap<>(resources.get("requests").map(Field::quantity));
    resources.get("limits").map(Field::quantity).forEach(requests::putIfAbsent);
    return new Container(
        field.get("name").text(),
        requests,
        field.get("restartPolicy").text().equals("Always"),
        field.get("ports").list(port -> hostPort(port, hostNetwork)).stream()
            .flatMap(Optional::stream)
            .toList(),
        field.get("restartPolicyRules").list(ContainerFields::restartsAll).contains(true));
  }

  /** With amounts as the API server keeps them. */
  static Container rounded(Container container) {
    return new Container(
        container.name(),
        Maps.transformValues(container.requests(), Quantity::inThousandths),
        container.staysUp(),
        container.hostPorts(),
        container.restartsPod());
  }

  private static Optional<HostPort> hostPort(Field field, boolean hostNetwork) {
    field.fields(PORT);
    long number = field.get("hostPort").number();
    if (number == 0 && hostNetwork) {
      number = field.get("containerPort").number();
    }
    if (number > 0xffff) {
      field.get("hostPort").problem("is " + number + "; it has to be at most 65535");
    }
    HostPort port =
        new HostPort(field.get("hostIP").text(), field.get("protocol").text(), (int)
            Math.min(number, Integer.MAX_VALUE));
    return number > 0 ? Optional.of(port) : Optional.empty();
  }

  private static boolean restartsAll(Field rule) {
    return rule.fields(RULE).get("action").text().equals("RestartAllContainers");
  }

  /** Amounts by resource. As the API server does, thousandths are the smallest. */
  static ImmutableMap<String, Quantity> amounts(Field field) {
    return field.map(amount -> amount.quantity().inThousandths());
  }

  /** What a pod's status says of its resources. */
  static PodResize resize(Field status) {
    Map<String, PodResize.Granted> containers = new LinkedHashMap<>();
    for (String list : List.of("containerStatuses", "initContainerStatuses")) {
      for (Field each : status.get(list).list(each -> each)) {
        Field resources = each.get("resources");
        if (!resources.isAbsent() || !each.get("allocatedResources").isAbsent()) {
          containers.put(each.get("name").text(), granted(resources, each));
        }
      }
    }
    Field pod = status.get("resources");
    Optional<PodResize.Granted> ofPod =
        pod.isAbsent() ? Optional.empty() : Optional.of(granted(pod, status));
    boolean infeasible = isInfeasible(status);
    return containers.isEmpty() && ofPod.isEmpty() && !infeasible
        ? PodResize.NONE
        : new PodResize(infeasible, containers, ofPod);
  }

  /** Whether the node can never give what the pod asks for by now. */
  static boolean isInfeasible(Field status) {
    return status.get("conditions").list(each -> each).stream()
        .filter(condition -> condition.get("type").text().equals(RESIZE_PENDING))
        .findFirst()
        .map(condition -> condition.get("reason").text().equals("Infeasible"))
        .orElse(false);
  }

  private static PodResize.Granted granted(Field resources, Field of) {
    return new PodResize.Granted(
        amounts(resources.get("requests")),
        amounts(of.get("allocatedResources")),
        !resources.isAbsent());
  }
}
