package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of the example, gpu-1 has 3 GPUs free, gpu-2 has 4; gpu-3 has 4, a cordon and a taint. */
@Timeout(60)
class GangWhyCommandTest {

  private static final String CLUSTER = "../examples/placement/seven-free";
  private static final String JOB = "../examples/placement/trainer.yaml";

  @TempDir
  Path folder;

  @Test
  void saysWhatEightPodsLackOfSevenFreeGpus() {
    assertThat(why(JOB).endsWith(1).out().replaceAll("\\s+", " "))
        .contains(
            "Answer: does not fit",
            "places 7 of 8: nvidia.com/gpu runs out; a pod asks for 1, and 7 are free on the 2 nodes"
                + " that are open to it. gpu-3 is closed: cordoned, taint"
                + " acme.example/maintenance:NoSchedule",
            "the cordons and the taints that are not tolerated, together",
            "let 7 of 8 pods be enough",
            "uncordon and remove the taints of gpu-3",
            "free 1 nvidia.com/gpu on gpu-1");
  }

  @Test
  void saysWhatOnePodLacksOnOneNode() throws IOException {
    String job = Files.readString(Path.of(JOB))
        .replace("parallelism: 8", "parallelism: 1")
        .replace("nvidia.com/gpu: \"1\"", "nvidia.com/gpu: \"8\"");

    assertThat(why(write("one.yaml", job)).endsWith(1).out())
        .containsIgnoringWhitespaces(
            "places 0 of 1: there is too little nvidia.com/gpu on one node; a"
                + " pod asks for 8, and the most that one of the 2 nodes open to it has is 4 free");
  }

  @Test
  void saysThatNothingIsInTheWay() {
    assertThat(why(JOB, "--replicas", "7").endsWith(0).out()).contains("Nothing stands in the way");
  }

  @Test
  void answersInJson() throws IOException {
    JsonNode why = new JsonMapper().readTree(why(JOB, "-o", "json").endsWith(1).out());

    assertThat(why.at("/places").asInt()).isEqualTo(7);
    assertThat(why.at("/obstacles/0/resources").toString()).isEqualTo("[\"nvidia.com/gpu\"]");
    assertThat(why.at("/obstacles/0/wanted").asText()).isEqualTo("1");
    assertThat(why.at("/obstacles/0/free").asText()).isEqualTo("7");
    assertThat(why.at("/corrections").toString())
        .isEqualTo("[[\"NodeUnschedulable\",\"TaintToleration\"]]");
    assertThat(why.at("/messages/0/message").asText())
        .isEqualTo("0/3 nodes are available: 1 node(s) were unschedulable, 2 Insufficient"
            + " nvidia.com/gpu.");
    assertThat(why.at("/remedies/0/then/expectation").asText()).isEqualTo("WILL_PLACE");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Aiconf why(String file, String... more) {
    List<String> args = new ArrayList<>(List.of("gang", "why", "-f", file, "--manifests", CLUSTER));
    args.addAll(List.of(more));
    return Aiconf.run(args.toArray(String[]::new));
  }
}
