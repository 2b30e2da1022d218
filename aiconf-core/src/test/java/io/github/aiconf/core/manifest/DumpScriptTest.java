package io.github.aiconf.core.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import org.junit.jupiter.api.Test;

class DumpScriptTest {

  @Test
  void namesFilesAsTheFolderIsRead() {
    String script = DumpScript.of(Reads.none()
            .list(Resources.NODES)
            .list(Resources.DEPLOYMENTS)
            .named(Resources.CONFIG_MAPS, "kueue-manager-config"))
        .text();

    assertThat(script)
        .startsWith("#!/bin/sh\n")
        .contains(
            "dump 'nodes.json' get nodes --all-namespaces -o json\n",
            "dump 'deployments.apps.json' get deployments.apps --all-namespaces -o json\n",
            "dump 'configmaps_kueue-manager-config.json' get configmaps --field-selector"
                + " 'metadata.name=kueue-manager-config' --all-namespaces -o json\n")
        .doesNotContain("/metrics");
  }

  @Test
  void dumpsOnlyTheWholeListWhereANameOfItIsAskedForToo() {
    String script = DumpScript.of(
            Reads.none().list(Resources.CONFIG_MAPS).named(Resources.CONFIG_MAPS, "a"))
        .text();

    assertThat(script).contains("'configmaps.json'").doesNotContain("configmaps_a");
  }

  @Test
  void dumpsMetricsOnlyWhereFeatureGatesAreAskedFor() {
    assertThat(DumpScript.of(Reads.none().featureGates()).text())
        .contains("dump metrics.txt get --raw /metrics");
  }
}
