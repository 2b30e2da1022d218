package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FeatureGateMetricsTest {

  @Test
  void findsTheGatesAmongOtherMetrics() throws IOException {
    assertThat(read("""
                # HELP kubernetes_feature_enabled [BETA] This metric records the data about the stage and enablement of a k8s feature.
                # TYPE kubernetes_feature_enabled gauge
                kubernetes_feature_enabled{name="DRAExtendedResource",stage="BETA"} 1
                kubernetes_feature_enabled{name="DRAPartitionableDevices",stage="ALPHA"} 0
                kubernetes_feature_enabled{name="InPlacePodVerticalScaling",stage=""} 1.0
                apiserver_request_total{code="200",name="x"} 1
                """))
        .isEqualTo(Map.of(
            "DRAExtendedResource",
            true,
            "DRAPartitionableDevices",
            false,
            "InPlacePodVerticalScaling",
            true));
  }

  @Test
  void findsTheNameBehindOtherLabels() throws IOException {
    assertThat(read("kubernetes_feature_enabled{filename=\"x\",name=\"A\"} 1\n"))
        .isEqualTo(Map.of("A", true));
  }

  @Test
  void findsNothingInOtherText() throws IOException {
    assertThat(read("<html>not here</html>\nkubernetes_feature_enabled 1\n")).isEmpty();
  }

  private static Map<String, Boolean> read(String text) throws IOException {
    return FeatureGateMetrics.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .enabled();
  }
}
