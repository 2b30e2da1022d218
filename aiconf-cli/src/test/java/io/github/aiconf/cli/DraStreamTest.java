package io.github.aiconf.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DraStreamTest {

  @TempDir
  Path folder;

  /** A node with as many GPUs, of which the first ones are in use, and a claim for some. */
  private static String question(String name, int gpus, int used, int wanted) {
    List<String> devices = new ArrayList<>();
    List<String> results = new ArrayList<>();
    for (int i = 0; i < gpus; i++) {
      devices.add("{\"name\":\"gpu-" + i + "\"}");
      if (i < used) {
        results.add(
            "{\"request\":\"r\",\"driver\":\"d\",\"pool\":\"p\",\"device\":\"gpu-" + i + "\"}");
      }
    }
    return "{\"name\":\"" + name + "\",\"objects\":["
        + "{\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}},"
        + "{\"kind\":\"DeviceClass\",\"metadata\":{\"name\":\"c\"},\"spec\":{\"selectors\":[{\"cel\":{\"expression\":\"device.driver == 'd'\"}}]}},"
        + "{\"kind\":\"ResourceSlice\",\"metadata\":{\"name\":\"s\"},\"spec\":{\"driver\":\"d\",\"nodeName\":\"n\",\"pool\":{\"name\":\"p\",\"generation\":1,\"resourceSliceCount\":1},\"devices\":["
        + String.join(",", devices) + "]}},"
        + "{\"kind\":\"ResourceClaim\",\"metadata\":{\"name\":\"used\"},\"status\":{\"allocation\":{\"devices\":{\"results\":["
        + String.join(",", results) + "]}}}},"
        + "{\"kind\":\"ResourceClaim\",\"metadata\":{\"name\":\"w\"},\"spec\":{\"devices\":{\"requests\":[{\"name\":\"r\",\"exactly\":{\"deviceClassName\":\"c\",\"count\":"
        + wanted + "}}]}}}]}";
  }

  private static String answer(String name, int gpus, int used, int wanted) {
    if (used + wanted > gpus) {
      return "{\"name\":\"" + name + "\",\"nodes\":[{\"node\":\"n\",\"feasible\":false}]}";
    }
    List<String> results = new ArrayList<>();
    for (int i = used; i < used + wanted; i++) {
      results.add(
          "{\"request\":\"r\",\"driver\":\"d\",\"pool\":\"p\",\"device\":\"gpu-" + i + "\"}");
    }
    return "{\"name\":\"" + name
        + "\",\"nodes\":[{\"node\":\"n\",\"feasible\":true,\"allocations\":[{\"claim\":\"w\",\"result\":{\"devices\":{\"results\":["
        + String.join(",", results)
        + "]},\"nodeSelector\":{\"nodeSelectorTerms\":[{\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"In\",\"values\":[\"n\"]}]}]}}}]}]}";
  }

  @Test
  void answersEachLineWithALineInOrder() {
    List<String> questions = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (int gpus = 1; gpus <= 6; gpus++) {
      for (int used = 0; used <= gpus; used++) {
        for (int wanted = 1; wanted <= 3; wanted++) {
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
        "{\"name\":\"f\",\"features\":[\"NoSuch\"]}",
        "{\"name\":\"cut",
        "{\"name\":\"k\",\"objects\":[{\"kind\":\"Pod\"}]}",
        "{\"name\":\"o\",\"objects\":{}}",
        "{\"name\":\"u\",\"unknown\":1}",
        "[1,2]",
        "null",
        "{\"a\":" + "[".repeat(5000),
        "{\"name\":\"s\",\"expression\":\"" + "(".repeat(9000) + "\"}",
        "\u0000\u0001");
    StringBuilder input = new StringBuilder(good).append('\n');
    broken.forEach(line -> input.append(line).append('\n').append(good).append('\n'));

    List<String> answers = stream(input.toString()).endsWith(0).out().lines().toList();

    assertThat(answers).hasSize(2 * broken.size() + 1);
    for (int i = 0; i < answers.size(); i++) {
      if (i % 2 == 0) {
        assertThat(answers.get(i)).isEqualTo(answer("good", 1, 0, 1));
      } else {
        assertThat(answers.get(i)).containsAnyOf("\"error\":\"", "\"compileError\":\"");
      }
    }
    assertThat(answers.get(1)).startsWith("{\"name\":\"f\",\"error\":\"").contains("NoSuch");
  }

  @Test
  void answersSelectors() {
    assertThat(stream("{\"name\":\"s\",\"expression\":\"device.driver == 'x'\",\"driver\":\"x\"}\n")
            .endsWith(0)
            .out())
        .startsWith("{\"name\":\"s\",\"actualCost\":")
        .contains("\"matches\":true");
  }

  @Test
  void readsYamlDocumentsAndFiles() throws IOException {
    String yaml =
        "name: a\nexpression: device.driver == 'x'\ndriver: x\n---\nname: b\nobjects: []\n";
    assertThat(stream(yaml).endsWith(0).out().lines())
        .satisfiesExactly(
            a -> assertThat(a).contains("\"matches\":true"),
            b -> assertThat(b).isEqualTo("{\"name\":\"b\"}"));
    Path packed = folder.resolve("cases.jsonl.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(question("z", 2, 0, 1).getBytes(UTF_8));
    }
    Path plain = Files.writeString(folder.resolve("cases.yaml"), yaml);
    assertThat(Aiconf.run("dra", "allocate", "--stream", packed.toString(), plain.toString())
            .endsWith(0)
            .out()
            .lines())
        .hasSize(3);
    Files.writeString(packed, "not packed");
    Aiconf.run("dra", "allocate", "--stream", packed.toString())
        .isRefusedWith(2, "cases.jsonl.gz: cannot be read");
    assertThat(stream("").endsWith(0).out()).isEmpty();
  }

  /** A program writes a case, waits for the answer, and writes the next. */
  @Test
  void answersBeforeTheNextCaseIsThere() throws Exception {
    PipedOutputStream ask = new PipedOutputStream();
    PipedInputStream questions = new PipedInputStream(ask, 1 << 16);
    PipedInputStream read = new PipedInputStream(1 << 16);
    PipedOutputStream answers = new PipedOutputStream(read);
    Terminal terminal = Terminal.of(questions, answers, new ByteArrayOutputStream(), Map.of());
    Thread command = new Thread(() -> Main.run(terminal, "dra", "allocate", "--stream"));
    command.start();
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(read, UTF_8))) {
      for (int i = 1; i <= 3; i++) {
        ask.write((question("q" + i, 3, 0, i) + "\n").getBytes(UTF_8));
        ask.flush();
        assertThat(lines.readLine()).isEqualTo(answer("q" + i, 3, 0, i));
      }
      ask.close();
      command.join();
    }
  }

  private static Aiconf stream(String cases) {
    return Aiconf.runWith(cases.getBytes(UTF_8), "dra", "allocate", "--stream");
  }
}
