package io.github.aiconf.simulator.dra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Beside a list. */
class NodeTreeTest {

  private static NodeState state(long order) {
    return new NodeState(new Node("node-" + order, Map.of(), Map.of()), order);
  }

  private static void compare(NodeTree tree, List<NodeState> model) {
    assertThat(tree.size()).isEqualTo(model.size());
    for (int i = 0; i < model.size(); i++) {
      assertThat(tree.get(i)).isSameAs(model.get(i));
      assertThat(tree.numberOf(model.get(i).order)).isEqualTo(i);
    }
  }

  @Test
  void keepsTheOrderOfNodesThatComeAndGo() {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 31, 32, 33, 1024, 1025, 1500}) {
      List<NodeState> model = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        model.add(state(i));
      }
      NodeTree tree = NodeTree.of(model);
      compare(tree, model);
      for (int i = 0; i < 150; i++) {
        int at = model.isEmpty() ? 0 : random.nextInt(model.size());
        int what = model.isEmpty() ? 0 : random.nextInt(3);
        switch (what) {
          case 0 -> {
            NodeState last = state(size + i);
            tree = tree.add(last);
            model.add(last);
          }
          case 1 -> tree = tree.without(model.remove(at).order);
          default -> {
            NodeState other = state(model.get(at).order);
            tree = tree.with(other.order, known -> other);
            model.set(at, other);
          }
        }
      }
      compare(tree, model);
      while (!model.isEmpty()) {
        tree = tree.without(model.remove(random.nextInt(model.size())).order);
      }
      compare(tree, model);
      NodeState first = state(0);
      compare(tree.add(first), List.of(first));
    }
  }

  /** Nothing is known of nodes that were not asked, so none is passed over. */
  @Test
  void passesOverNoNodeOfWhichNothingIsKnown() {
    NodeTree tree = NodeTree.of(List.of(state(0), state(1), state(2)));
    assertThat(tree.next(0, 8)).isZero();
    assertThat(tree.next(2, 8)).isEqualTo(2);
    assertThat(tree.next(3, 8)).isEqualTo(-1);
  }
}
