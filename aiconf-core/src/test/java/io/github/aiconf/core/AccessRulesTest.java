package io.github.aiconf.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessRulesTest {

  @Test
  void grantsListOnWhatIsListedGroupByGroup() {
    List<Value> rules = rules(Reads.none()
        .list(Resources.PODS)
        .list(Resources.NODES, "metadata.name")
        .list(Resources.DEPLOYMENTS));

    assertThat(rules).hasSize(2);
    assertThat(rules.get(0).texts("apiGroups")).containsExactly("");
    assertThat(rules.get(0).texts("resources")).containsExactly("nodes", "pods");
    assertThat(rules.get(1).texts("apiGroups")).containsExactly("apps");
    assertThat(rules).allSatisfy(rule -> assertThat(rule.texts("verbs")).containsExactly("list"));
  }

  @Test
  void grantsObjectsOfOneNameByName() {
    List<Value> rules =
        rules(Reads.none().named(Resources.CONFIG_MAPS, "b").named(Resources.CONFIG_MAPS, "a"));

    assertThat(rules).singleElement().satisfies(rule -> {
      assertThat(rule.texts("resources")).containsExactly("configmaps");
      assertThat(rule.texts("resourceNames")).containsExactly("a", "b");
    });
  }

  @Test
  void grantsNoNamesOfWhatIsListedWhole() {
    assertThat(rules(Reads.none().list(Resources.CONFIG_MAPS).named(Resources.CONFIG_MAPS, "a")))
        .singleElement()
        .satisfies(rule -> assertThat(rule.get("resourceNames").isPresent()).isFalse());
  }

  @Test
  void grantsMetricsOnlyWhereFeatureGatesAreAskedFor() {
    assertThat(rules(Reads.none().featureGates())).singleElement().satisfies(rule -> {
      assertThat(rule.texts("nonResourceURLs")).containsExactly("/metrics");
      assertThat(rule.texts("verbs")).containsExactly("get");
    });
    assertThat(rules(Reads.none())).isEmpty();
  }

  @Test
  void keepsNamesThatLookLikeSomethingElse() {
    for (String name : List.of("1.10", "on", "acme:reader")) {
      assertThat(role(Reads.none(), name).text("metadata.name")).isEqualTo(name);
    }
  }

  @Test
  void refusesNamesThatKubernetesWouldRefuse() {
    for (String name : List.of("", "a b", "a\nb", "a/b", "-a", "\"")) {
      assertThatExceptionOfType(InputException.class)
          .isThrownBy(() -> AccessRules.of(Reads.none()).clusterRole(name));
    }
  }

  private static List<Value> rules(Reads reads) {
    return role(reads, "reader").items("rules");
  }

  private static Value role(Reads reads, String name) {
    byte[] yaml = AccessRules.of(reads).clusterRole(name).getBytes(StandardCharsets.UTF_8);
    return Document.read(new ByteArrayInputStream(yaml), "role").get(0).value();
  }
}
