package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VersionPriorityTest {

  /** The example in the Kubernetes documentation of version priority. */
  private static final List<String> SORTED = List.of(
      "v10",
      "v2",
      "v1",
      "v11beta2",
      "v10beta3",
      "v3beta1",
      "v12alpha1",
      "v11alpha2",
      "foo1",
      "foo10");

  @Test
  void sortsAsTheApiServerDoes() {
    for (int seed = 0; seed < 20; seed++) {
      List<String> versions = new ArrayList<>(SORTED);
      Collections.shuffle(versions, new Random(seed));
      versions.sort(VersionPriority.HIGHEST_FIRST);
      assertThat(versions).as("seed %s", seed).isEqualTo(SORTED);
    }
  }

  @Test
  void takesNumbersThatAreTooLongForNames() {
    assertThat(VersionPriority.HIGHEST_FIRST.compare("v1alpha1", "v99999999999999999999"))
        .isNegative();
  }
}
