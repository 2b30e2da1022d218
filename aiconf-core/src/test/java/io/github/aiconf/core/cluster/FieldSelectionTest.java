package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldSelectionTest {

  @Test
  void keepsThePathsAndWhatLiesBelowThem() {
    FieldSelection selection = FieldSelection.of(List.of("spec.template.spec", "status"));
    assertThat(keeps(selection, "spec", "template", "spec", "anything")).isTrue();
    assertThat(keeps(selection, "status", "anything")).isTrue();
    assertThat(keeps(selection, "spec", "replicas")).isFalse();
    assertThat(keeps(selection, "data")).isFalse();
  }

  @Test
  void alwaysKeepsWhatNamesAnObject() {
    FieldSelection selection = FieldSelection.of(List.of());
    for (String field : List.of("name", "namespace", "uid", "generation", "deletionTimestamp")) {
      assertThat(keeps(selection, "metadata", field)).as(field).isTrue();
    }
    assertThat(keeps(selection, "metadata", "labels")).isFalse();
  }

  @Test
  void keepsEverythingForAnEmptyPath() {
    FieldSelection selection = FieldSelection.of(List.of("spec.a", ""));
    assertThat(keeps(selection, "data", "anything")).isTrue();
  }

  @Test
  void prefersTheShorterPathInAnyOrder() {
    for (List<String> paths : List.of(List.of("spec", "spec.a.b"), List.of("spec.a.b", "spec"))) {
      assertThat(keeps(FieldSelection.of(paths), "spec", "c")).as("%s", paths).isTrue();
    }
  }

  @Test
  void joinsPathsWithTheSameBeginning() {
    FieldSelection selection = FieldSelection.of(List.of("spec.a.b", "spec.a.c"));
    assertThat(keeps(selection, "spec", "a", "b")).isTrue();
    assertThat(keeps(selection, "spec", "a", "c")).isTrue();
    assertThat(keeps(selection, "spec", "a", "d")).isFalse();
  }

  private static boolean keeps(FieldSelection selection, String... path) {
    FieldSelection node = selection;
    for (String field : path) {
      node = node.child(field);
      if (node == null) {
        return false;
      }
    }
    return true;
  }
}
