package io.github.aiconf.simulator.placement.gang;

import static io.github.aiconf.simulator.placement.gang.Clusters.gang;
import static io.github.aiconf.simulator.placement.gang.Clusters.node;
import static io.github.aiconf.simulator.placement.gang.Clusters.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.placement.NodeInventory;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an inventory remembers between questions does not outlive changes. */
class GangChangesTest {

  private static final int EVENTS = 600;
  private static final Gang WANTED =
      gang(6, pod("job", Map.of("cpu", "3"))).within(Topology.required("rack"));

  private final Random random = new Random(5);
  private final Map<String, Node> nodes = new TreeMap<>();
  private final List<Pod> pods = new ArrayList<>();
  private final NodeInventory followed = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);

  @Test
  void explanationsAreThoseOfAnInventoryThatHasJustBeenFilled() {
    for (int event = 0; event < EVENTS; event++) {
      change();
      NodeInventory filled = new NodeInventory(SchedulerProfile.KUBERNETES_1_36);
      nodes.values().forEach(filled::put);
      pods.forEach(filled::add);

      GangExplanation expected = explain(filled);
      GangExplanation actual = explain(followed);

      assertThat(actual.answer().fits())
          .as("event %s", event)
          .isEqualTo(expected.answer().fits());
      assertThat(actual.most()).as("event %s", event).isEqualTo(expected.most());
      assertThat(actual.obstacles())
          .as("event %s", event)
          .containsExactlyInAnyOrderElementsOf(expected.obstacles());
      assertThat(actual.messages()).as("event %s", event).isEqualTo(expected.messages());
    }
  }

  private GangExplanation explain(NodeInventory inventory) {
    return new GangExplainer(new GangSolver(inventory), pods).explain(WANTED);
  }

  private void change() {
    String name = "n" + random.nextInt(12);
    switch (random.nextInt(5)) {
      case 0 -> {
        nodes.remove(name);
        followed.removeNode(name);
      }
      case 1 -> {
        Pod added = pod("p" + random.nextInt(3), Map.of("cpu", "2")).on(name);
        pods.add(added);
        followed.add(added);
      }
      case 2 -> {
        if (!pods.isEmpty()) {
          followed.remove(pods.remove(random.nextInt(pods.size())));
        }
      }
      default -> {
        Map<String, String> labels =
            random.nextInt(5) == 0 ? Map.of() : Map.of("rack", "r" + random.nextInt(3));
        Map<String, Object> spec =
            random.nextInt(4) == 0 ? Map.of("unschedulable", true) : Map.of();
        Node changed =
            node(name, labels, Map.of("cpu", "" + (4 + random.nextInt(8)), "pods", "9"), spec);
        nodes.put(name, changed);
        followed.put(changed);
      }
    }
  }
}
