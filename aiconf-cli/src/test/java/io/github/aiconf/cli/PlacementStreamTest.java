package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.placement.Filter;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PlacementStreamTest {

  private static final JsonMapper JSON = new JsonMapper();

  /** The recorded filters do not know that devices can stand for extended resources. */
  private static final String EXTENDED_RESOURCE = "D20-dra-ext-resource";

  private static final Set<String> FILTERS =
      Stream.of(Filter.values()).map(Filter::plugin).collect(Collectors.toSet());

  @TempDir
  Path folder;

  /** A node with so many GPUs, a pod that holds some, and one that wants some. */
  private static String question(String name, int gpus, int used, int wanted) {
    return "{\"name\":\"" + name + "\",\"objects\":["
        + "{\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"},\"status\":{\"allocatable\":{\"pods\":9,\"acme.example/gpu\":"
        + gpus + "}}},"
        + pod("holds", "n", used) + "," + pod("wants", "", wanted) + "]}";
  }

  private static String pod(String name, String node, int gpus) {
    return "{\"kind\":\"Pod\",\"metadata\":{\"name\":\"" + name + "\"},\"spec\":{\"nodeName\":\""
        + node + "\",\"containers\":[{\"resources\":{\"requests\":{\"acme.example/gpu\":" + gpus
        + "}}}]}}";
  }

  private static String answer(String name, int gpus, int used, int wanted) {
    String code = wanted > gpus ? "UnschedulableAndUnresolvable" : "Unschedulable";
    String refusal = used + wanted <= gpus || wanted == 0
        ? ""
        : "\"NodeResourcesFit\":{\"n\":\"" + code + ": Insufficient acme.example/gpu\"}";
    return "{\"name\":\"" + name + "\",\"result\":{\"matrix\":{\"default/wants\":{" + refusal
        + "}}}}";
  }

  @Test
  void answersEachLineWithALineInOrder() {
    List<String> questions = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int gpus = 1; gpus <= 8; gpus++) {
      for (int used = 0; used <= gpus; used++) {
        for (int wanted = 0; wanted <= 9; wanted++) {
          String name = gpus + "-" + used + "-" + wanted;
          questions.add(question(name, gpus, used, wanted));
          answers.add(answer(name, gpus, used, wanted));
        }
      }
    }

    assertThat(stream(String.join("\n", questions)).endsWith(0).out().lines())
        .containsExactlyElementsOf(answers);
  }

  @Test
  void answersWhatIsNoCaseAndGoesOn() {
    String good = question("good", 1, 0, 1);
    List<String> broken = List.of(
        "{\"name\":\"g\",\"gates\":{\"NoSuch\":true}}",
        "{\"name\":\"cut",
        "{\"name\":\"k\",\"objects\":[{\"kind\":\"Toaster\"}]}",
        "{\"name\":\"o\",\"objects\":{}}",
        "{\"name\":\"u\",\"unknown\":1}",
        "{\"name\":\"q\",\"objects\":[" + pod("p", "", 1).replace(":1}", ":\"1x\"}") + "]}",
        "[1,2]",
        "null",
        "{\"a\":" + "[".repeat(5000),
        "\u0000\u0001");
    StringBuilder input = new StringBuilder(good).append('\n');
    broken.forEach(line -> input.append(line).append('\n').append(good).append('\n'));

    List<String> answers = stream(input.toString()).endsWith(0).out().lines().toList();

    assertThat(answers).hasSize(2 * broken.size() + 1);
    for (int i = 0; i < answers.size(); i++) {
      if (i % 2 == 0) {
        assertThat(answers.get(i)).isEqualTo(answer("good", 1, 0, 1));
      } else {
        assertThat(answers.get(i)).contains("\"error\":\"");
      }
    }
    assertThat(answers.get(1)).startsWith("{\"name\":\"g\",\"error\":\"").contains("NoSuch");
  }

  @Test
  void answersACaseThatIsTooLong() {
    String tooLong = "{\"name\":\"" + "x".repeat(32 << 20) + "\"}";

    assertThat(stream(tooLong + "\n" + question("z", 1, 0, 1)).endsWith(0).out().lines())
        .containsExactly("{\"error\":\"is longer than 32 MiB\"}", answer("z", 1, 0, 1));
  }

  @Test
  void readsYamlDocumentsAndFiles() throws IOException {
    String yaml = """
        name: a
        objects:
        - {kind: Node, metadata: {name: n1}, spec: {unschedulable: true}, status: {allocatable: {pods: 1}}}
        - {kind: Pod, metadata: {name: p}}
        ---
        name: b
        objects: []
        """;
    String cordoned =
        "{\"name\":\"a\",\"result\":{\"matrix\":{\"default/p\":{\"NodeUnschedulable\":"
            + "{\"n1\":\"UnschedulableAndUnresolvable: node(s) were unschedulable\"}}}}}";
    assertThat(stream(yaml).endsWith(0).out().lines())
        .containsExactly(cordoned, "{\"name\":\"b\",\"result\":{}}");
    Path packed = folder.resolve("cases.jsonl.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(question("z", 2, 0, 1).getBytes(UTF_8));
    }
    Path plain = Files.writeString(folder.resolve("cases.yaml"), yaml);
    assertThat(filter("--stream", packed.toString(), plain.toString())
            .endsWith(0)
            .out()
            .lines())
        .containsExactly(answer("z", 2, 0, 1), cordoned, "{\"name\":\"b\",\"result\":{}}");
    Files.writeString(packed, "not packed");
    filter("--stream", packed.toString()).isRefusedWith(2, "cases.jsonl.gz: cannot be read");
    assertThat(stream("").endsWith(0).out()).isEmpty();
    filter("--stream", "--kubernetes", "1.32")
        .isRefusedWith(2, "'1.32'", "1.33, 1.34, 1.35, 1.36, 1.37");
    assertThat(Aiconf.runWith(
                question("z", 1, 0, 1).getBytes(UTF_8),
                "placement",
                "filter",
                "--stream",
                "--kubernetes",
                "1.36")
            .endsWith(0)
            .out()
            .strip())
        .isEqualTo(answer("z", 1, 0, 1));
  }

  /** A program writes a case, waits for the answer, and writes the next. */
  @Test
  void answersBeforeTheNextCaseIsThere() throws Exception {
    PipedOutputStream ask = new PipedOutputStream();
    PipedInputStream questions = new PipedInputStream(ask, 1 << 16);
    PipedInputStream read = new PipedInputStream(1 << 16);
    PipedOutputStream answers = new PipedOutputStream(read);
    Terminal terminal = Terminal.of(questions, answers, new ByteArrayOutputStream(), Map.of());
    Thread command = new Thread(() -> Main.run(terminal, "placement", "filter", "--stream"));
    command.start();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(read, UTF_8))) {
      for (int i = 1; i <= 4; i++) {
        ask.write((question("q" + i, 3, 0, i) + "\n").getBytes(UTF_8));
        ask.flush();
        assertThat(lines.readLine()).isEqualTo(answer("q" + i, 3, 0, i));
      }
      ask.close();
      command.join();
    }
  }

  @Test
  @Tag("program")
  void answersRandomClustersAsTheSchedulerDoes() throws IOException {
    assertThat(differing("random.jsonl", 60)).isEmpty();
  }

  @Test
  @Tag("program")
  void answersCuratedClustersAsTheSchedulerDoes() throws IOException {
    assertThat(differing("curated.jsonl", 128)).containsExactly(EXTENDED_RESOURCE);
  }

  /** Names of recorded cases to which the command answers otherwise. */
  private static List<String> differing(String file, int cases) throws IOException {
    Path path = Path.of(System.getProperty("aiconf.sched.oracle"), file);
    Iterator<String> answers =
        filter("--stream", path.toString()).endsWith(0).out().lines().iterator();
    List<String> differing = new ArrayList<>();
    int compared = 0;
    for (String line : Files.readAllLines(path)) {
      JsonNode recorded = JSON.readTree(line);
      JsonNode answer = JSON.readTree(answers.next());
      assertThat(answer.at("/name")).isEqualTo(recorded.at("/name"));
      if (!cells(answer).equals(cells(recorded))) {
        differing.add(recorded.at("/name").asText());
      }
      compared++;
    }
    assertThat(answers.hasNext()).isFalse();
    assertThat(compared).isEqualTo(cases);
    return differing;
  }

  /**
   * By pod, filter that is modelled, and node: reasons are a set, texts of errors are each
   * program's own.
   */
  private static Map<List<String>, Object> cells(JsonNode answer) {
    Map<List<String>, Object> cells = new HashMap<>();
    for (Map.Entry<String, JsonNode> pod : answer.at("/result/matrix").properties()) {
      cells.put(List.of(pod.getKey()), "asked");
      for (Map.Entry<String, JsonNode> filter : pod.getValue().properties()) {
        if (!FILTERS.contains(filter.getKey())) {
          continue;
        }
        for (Map.Entry<String, JsonNode> node : filter.getValue().properties()) {
          String[] parts = node.getValue().asText().split(": ", 2);
          cells.put(
              List.of(pod.getKey(), filter.getKey(), node.getKey()),
              parts.length < 2 || parts[0].equals("Error")
                  ? parts[0]
                  : List.of(parts[0], new TreeSet<>(Arrays.asList(parts[1].split("; ")))));
        }
      }
    }
    return cells;
  }

  private static Aiconf stream(String cases) {
    return Aiconf.runWith(cases.getBytes(UTF_8), "placement", "filter", "--stream");
  }

  private static Aiconf filter(String... more) {
    List<String> args = new ArrayList<>(List.of("placement", "filter"));
    args.addAll(List.of(more));
    return Aiconf.run(args.toArray(String[]::new));
  }
}
