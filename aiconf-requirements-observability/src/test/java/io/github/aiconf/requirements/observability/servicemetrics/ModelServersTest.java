package io.github.aiconf.requirements.observability.servicemetrics;

import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.OPERATOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.POD_MONITOR;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.PROMETHEUS;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.cluster;
import static io.github.aiconf.requirements.observability.servicemetrics.Manifests.healthy;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.RequirementTester;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which model servers are scraped: a fact beside the verdict. */
class ModelServersTest {

  private static final RequirementTester TESTER = RequirementTester.of(new AiServiceMetrics());

  @Test
  void notesModelServersBehindAMonitoredService() {
    TESTER
        .on(healthy())
        .passes()
        .noting(
            "1 of 1 pods of vllm in namespace models are matched by a monitor: ServiceMonitor models/llm");
  }

  @Test
  void notesModelServersOfAPodMonitor() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS, POD_MONITOR, POD))
        .passes()
        .noting("matched by a monitor: PodMonitor models/llm");
  }

  @Test
  void warnsOfModelServersThatNoMonitorMatches() {
    TESTER
        .on(healthy()
            .with(POD.replace("name: llm-0", "name: sg-0")
                .replace("app: llm", "app: sg")
                .replace("vllm/vllm-openai:v0.9", "docker.io/lmsysorg/sglang:latest")))
        .passes()
        .warning("1 of 1 pods of sglang in namespace models are matched by no monitor")
        .warning("/metrics at port 30000");
  }

  @Test
  void aMonitorThatIsNotSelectedDoesNotCount() {
    TESTER
        .on(healthy()
            .with(POD_MONITOR.replace("release: kps", "a: b").replace("app: llm", "app: tgi"))
            .with(POD.replace("name: llm-0", "name: tgi-0")
                .replace("app: llm", "app: tgi")
                .replace(
                    "vllm/vllm-openai:v0.9", "ghcr.io/huggingface/text-generation-inference:3")))
        .passes()
        .warning("pods of tgi in namespace models are matched by no monitor");
  }

  @Test
  void notesThatThereIsNone() {
    TESTER
        .on(cluster(OPERATOR, PROMETHEUS, POD_MONITOR, POD.replace("vllm/vllm-openai", "nginx")))
        .passes()
        .noting("No pod of a known model server");
  }

  @Test
  void recognisesImagesWhereverTheyAreMirrored() {
    List<String> vllm = List.of("vllm/vllm-openai");
    assertThat(List.of(
            "vllm/vllm-openai",
            "vllm/vllm-openai:v0.9",
            "docker.io/vllm/vllm-openai@sha256:00",
            "mirror.acme.example:5000/hub/vllm/vllm-openai:v1@sha256:00"))
        .allMatch(image -> ImageName.isOneOf(image, vllm));
    assertThat(List.of("vllm/vllm-openai-dev", "my-vllm/vllm-openai2", "xvllm/vllm-openai"))
        .noneMatch(image -> ImageName.isOneOf(image, vllm));
    assertThat(ImageName.isOneOf("nvcr.io/nim/meta/llama:1", List.of("nvcr.io/nim/*")))
        .isTrue();
  }
}
