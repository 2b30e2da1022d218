package io.github.aiconf.simulator.dra;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.dra.ClaimPlan.Request;
import io.github.aiconf.simulator.dra.ClaimPlan.Variant;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.DeviceConfiguration;
import io.github.aiconf.simulator.model.NodeSelection;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes what a search found as the API holds it. */
final class AllocationWriter {

  private static final String[] SHARES =
      IntStream.range(0, Question.MOST_DEVICES).mapToObj(i -> "share-" + i).toArray(String[]::new);

  private final Question question;
  private int shares;

  AllocationWriter(Question question) {
    this.question = question;
  }

  /** The allocation for the node that the question was prepared for. */
  Allocation write(NodeState state, Choice choice) {
    ClaimPlan plan = question.plan;
    shares = 0;
    ClaimAllocation[] claims = new ClaimAllocation[plan.claims.size()];
    int next = 0;
    for (int claim = 0; claim < claims.length; claim++) {
      int first = next;
      while (next < choice.size && plan.variants[choice.variants[next]].claim == claim) {
        next++;
      }
      AllocatedDevice[] devices = new AllocatedDevice[next - first];
      NodeTerm term = new NodeTerm();
      for (int i = first; i < next; i++) {
        int device = question.node.devices[choice.positions[i]];
        devices[i - first] = device(device, plan.variants[choice.variants[i]]);
        term.add(device, question.published);
      }
      if (!term.problem.isEmpty()) {
        return new Allocation.Failed(Allocation.ErrorKind.FATAL, term.problem);
      }
      claims[claim] = new ClaimAllocation(
          plan.claims.get(claim).key(),
          List.of(devices),
          plan.hasConfiguration ? configuration(claim, choice.alternatives) : List.of(),
          term.pinned ? Optional.of(state.pinned()) : term.selector());
    }
    return new Allocation.Allocated(List.of(claims));
  }

  private AllocatedDevice device(int number, Variant variant) {
    PublishedDevices published = question.published;
    Device device = published.devices[number];
    ResourceSlice slice = published.entryOf[number].slice();
    boolean shared = question.isShared(number);
    Map<String, Quantity> consumed =
        shared ? variant.draw(published, number, question.steps).amounts() : ImmutableMap.of();
    boolean binding = question.features.bindingConditions();
    return new AllocatedDevice(
        variant.name,
        slice.driver(),
        slice.pool().name(),
        device.name(),
        variant.admin,
        variant.wanted.tolerations(),
        shared ? Optional.of(share(shares++)) : Optional.empty(),
        consumed,
        binding ? device.bindingConditions() : List.of(),
        binding ? device.bindingFailureConditions() : List.of());
  }

  private static String share(int number) {
    return number < SHARES.length ? SHARES[number] : "share-" + number;
  }

  private List<AllocatedConfiguration> configuration(int claim, int[] alternative) {
    ClaimPlan plan = question.plan;
    DraProfile profile = question.inventory.profile();
    List<AllocatedConfiguration> configuration = new ArrayList<>();
    Map<String, List<String>> byClass = new LinkedHashMap<>();
    Map<String, DeviceClass> classes = new LinkedHashMap<>();
    List<Request> requests = new ArrayList<>();
    for (int r = 0; r < plan.requests.length; r++) {
      if (plan.requests[r].claim() != claim) {
        continue;
      }
      requests.add(plan.requests[r]);
      Variant variant = plan.variants[alternative[r]];
      DeviceClass of = variant.deviceClass;
      if (of != null) {
        classes.put(of.name(), of);
        byClass.computeIfAbsent(of.name(), n -> new ArrayList<>()).add(variant.name);
      }
    }
    byClass.forEach((name, named) -> {
      DeviceClass of = classes.get(name);
      for (DeviceConfiguration c :
          of == null ? List.<DeviceConfiguration>of() : of.configuration()) {
        configuration.add(
            new AllocatedConfiguration(AllocatedConfiguration.FROM_CLASS, named, c.content()));
      }
    });
    ResourceClaim wanted = plan.claims.get(claim);
    for (DeviceConfiguration c : wanted.configuration()) {
      AllocatedConfiguration copy =
          new AllocatedConfiguration(AllocatedConfiguration.FROM_CLAIM, c.requests(), c.content());
      if (c.requests().isEmpty()) {
        configuration.add(copy);
        continue;
      }
      for (int r = 0; r < plan.requests.length; r++) {
        Request request = plan.requests[r];
        if (request.claim() == claim && names(c.requests(), request, alternative[r])) {
          configuration.add(copy);
          if (!profile.configurationPerRequest()) {
            break;
          }
        }
      }
    }
    return profile.configurationPerRequest()
        ? configuration
        : configuration.stream().map(c -> forAll(c, requests, alternative)).toList();
  }

  private boolean names(List<String> names, Request request, int variant) {
    return names.contains(request.request().name())
        || (request.hasAlternatives() && names.contains(question.plan.variants[variant].name));
  }

  /** What is for every request names none. */
  private AllocatedConfiguration forAll(
      AllocatedConfiguration configuration, List<Request> requests, int[] alternative) {
    for (int r = 0; r < question.plan.requests.length; r++) {
      Request request = question.plan.requests[r];
      if (requests.contains(request) && !names(configuration.requests(), request, alternative[r])) {
        return configuration;
      }
    }
    return new AllocatedConfiguration(configuration.source(), List.of(), configuration.content());
  }

  /** The one term of the node selector of an allocation, while it is put together. */
  private static final class NodeTerm {

    private List<NodeSelector.Requirement> labels = List.of();
    private List<NodeSelector.Requirement> fields = List.of();
    private boolean pinned;
    private String problem = "";

    void add(int number, PublishedDevices published) {
      if (pinned || !problem.isEmpty()) {
        return;
      }
      ResourceSlice slice = published.entryOf[number].slice();
      Device device = published.devices[number];
      NodeSelection nodes =
          slice.perDeviceNodeSelection().orElse(false) ? device.nodes() : slice.nodes();
      if (nodes.nodeName().isPresent() || device.bindsToNode()) {
        pinned = true;
        return;
      }
      @Nullable NodeSelector selector = nodes.selector().orElse(null);
      if (selector == null || selector.terms().isEmpty()) {
        return;
      }
      if (selector.terms().size() > 1) {
        problem = "slice " + slice.name() + " has a node selector with "
            + selector.terms().size() + " terms";
        return;
      }
      fields = joined(fields, selector.terms().get(0).fields());
      labels = joined(labels, selector.terms().get(0).labels());
    }

    private static List<NodeSelector.Requirement> joined(
        List<NodeSelector.Requirement> known, List<NodeSelector.Requirement> more) {
      List<NodeSelector.Requirement> joined = new ArrayList<>(known);
      for (NodeSelector.Requirement each : more) {
        if (joined.stream().noneMatch(other -> isSame(other, each))) {
          joined.add(each);
        }
      }
      return joined;
    }

    private static boolean isSame(NodeSelector.Requirement a, NodeSelector.Requirement b) {
      return a.key().equals(b.key())
          && a.operator().equals(b.operator())
          && new HashSet<>(a.values()).equals(new HashSet<>(b.values()));
    }

    Optional<NodeSelector> selector() {
      return labels.isEmpty() && fields.isEmpty()
          ? Optional.empty()
          : Optional.of(new NodeSelector(List.of(new NodeSelector.Term(labels, fields))));
    }
  }
}
