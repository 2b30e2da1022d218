package io.github.aiconf.simulator.dra.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.simulator.dra.AllocatedConfiguration;
import io.github.aiconf.simulator.dra.AllocatedDevice;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.ClaimAllocation;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.DraFeatures;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.NodeSelector.Requirement;
import io.github.aiconf.simulator.model.NodeSelector.Term;
import io.github.aiconf.simulator.model.Quantity;
import io.github.aiconf.simulator.stream.Lines;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaseStreamTest {

  private static final String NODE = "{\"kind\":\"Node\",\"metadata\":{\"name\":\"n\"}}";
  private static final ClaimAllocator.Source NEVER =
      (cluster, features) -> (node, claims) -> new Allocation.NotPossible();

  private static ClaimAllocator.Source always(Allocation allocation) {
    return (cluster, features) -> (node, claims) -> allocation;
  }

  private static List<String> answers(ClaimAllocator.Source allocators, String cases) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new CaseStream(allocators, 2).answer(new ByteArrayInputStream(cases.getBytes(UTF_8)), out);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return out.toString(UTF_8).lines().toList();
  }

  private static String question(String name, String... objects) {
    return "{\"name\":\"" + name + "\",\"objects\":[" + String.join(",", objects) + "]}";
  }

  @Test
  void noSolutionIsNoError() {
    assertThat(answers(NEVER, question("a", NODE)))
        .containsExactly("{\"name\":\"a\",\"nodes\":[{\"node\":\"n\",\"feasible\":false}]}");
  }

  @Test
  void errorsHaveAKind() {
    assertThat(answers(
            always(new Allocation.Failed(Allocation.ErrorKind.NODE, "pools")), question("a", NODE)))
        .containsExactly("{\"name\":\"a\",\"nodes\":[{\"node\":\"n\",\"feasible\":false,"
            + "\"error\":\"pools\",\"errorKind\":\"node\"}]}");
    assertThat(answers(
            always(new Allocation.Failed(Allocation.ErrorKind.FATAL, "x")), question("a", NODE)))
        .first()
        .asString()
        .contains("\"errorKind\":\"fatal\"");
    assertThat(answers(always(new Allocation.Undecided()), question("a", NODE)))
        .first()
        .asString()
        .contains("\"feasible\":false", "\"errorKind\":\"timeout\"");
  }

  @Test
  void resultsLeaveOutWhatIsEmptyAndNumberShares() {
    AllocatedDevice plain = new AllocatedDevice(
        "r", "d", "p", "x", false, List.of(), Optional.empty(), Map.of(), List.of(), List.of());
    AllocatedDevice full = new AllocatedDevice(
        "r",
        "d",
        "p",
        "y",
        true,
        List.of(new DeviceToleration("", "Exists", "", "NoSchedule", Optional.of(5L))),
        Optional.of("0b6f"),
        Map.of("b", Quantity.parse("1024Mi"), "a", Quantity.parse("1500m")),
        List.of("c"),
        List.of("f"));
    Allocation allocation = new Allocation.Allocated(List.of(
        new ClaimAllocation("ns/c", List.of(plain), List.of(), Optional.empty()),
        new ClaimAllocation(
            "ns/e",
            List.of(full, full),
            List.of(new AllocatedConfiguration(
                "FromClass", List.of("r"), Map.of("opaque", Map.of("driver", "d")))),
            Optional.of(new NodeSelector(List.of(new Term(
                List.of(new Requirement("k", "Exists", List.of())),
                List.of(new Requirement("metadata.name", "In", List.of("n"))))))))));
    String shared = "{\"request\":\"r\",\"driver\":\"d\",\"pool\":\"p\",\"device\":\"y\","
        + "\"adminAccess\":true,\"tolerations\":[{\"operator\":\"Exists\","
        + "\"effect\":\"NoSchedule\",\"tolerationSeconds\":5}],\"bindingConditions\":[\"c\"],"
        + "\"bindingFailureConditions\":[\"f\"],\"shareID\":\"share-%d\","
        + "\"consumedCapacity\":{\"a\":\"1500m\",\"b\":\"1Gi\"}}";

    assertThat(answers(always(allocation), question("a", NODE)))
        .containsExactly("{\"name\":\"a\",\"nodes\":[{\"node\":\"n\",\"feasible\":true,"
            + "\"allocations\":[{\"claim\":\"ns/c\",\"result\":{\"devices\":{\"results\":["
            + "{\"request\":\"r\",\"driver\":\"d\",\"pool\":\"p\",\"device\":\"x\"}]}}},"
            + "{\"claim\":\"ns/e\",\"result\":{\"devices\":{\"results\":["
            + shared.formatted(0) + "," + shared.formatted(1)
            + "],\"config\":[{\"source\":\"FromClass\",\"requests\":[\"r\"],"
            + "\"opaque\":{\"driver\":\"d\"}}]},\"nodeSelector\":{\"nodeSelectorTerms\":["
            + "{\"matchExpressions\":[{\"key\":\"k\",\"operator\":\"Exists\"}],"
            + "\"matchFields\":[{\"key\":\"metadata.name\",\"operator\":\"In\","
            + "\"values\":[\"n\"]}]}]}}}]}]}");
  }

  @Test
  void casesThatCannotBeRunAreAnsweredAndTheStreamGoesOn() {
    List<String> answers = answers(
        NEVER,
        String.join(
            "\n",
            "no json",
            "[]",
            "{\"name\":\"a\",\"surprise\":1}",
            "{\"name\":\"b\",\"features\":[\"DRANothing\"]}",
            question("c", "{\"kind\":\"Pod\",\"apiVersion\":\"v1\"}"),
            question("d", NODE, "{\"kind\":\"ResourceSlice\",\"spec\":{\"drivers\":1}}"),
            question("e", "7"),
            question("f", NODE)));

    assertThat(answers).hasSize(8);
    assertThat(answers.get(0)).startsWith("{\"error\":\"is no JSON object: ");
    assertThat(answers.get(1)).startsWith("{\"error\":\"is no JSON object: ");
    assertThat(answers.subList(2, 8))
        .containsExactly(
            "{\"name\":\"a\",\"error\":\"unknown field \\\"surprise\\\"\"}",
            "{\"name\":\"b\",\"error\":\"features: unknown feature \\\"DRANothing\\\"\"}",
            "{\"name\":\"c\",\"error\":\"object 0: unsupported object v1 Pod\"}",
            "{\"name\":\"d\",\"error\":\"object 1: ResourceSlice: spec.drivers: is no field that"
                + " Kubernetes knows here; remove it, or correct its name\"}",
            "{\"name\":\"e\",\"error\":\"object 0: is no object\"}",
            "{\"name\":\"f\",\"nodes\":[{\"node\":\"n\",\"feasible\":false}]}");
  }

  @Test
  void mistakeInAnAllocatorDoesNotEndTheStream() {
    ClaimAllocator.Source broken = (cluster, features) -> {
      throw new IllegalStateException("oops");
    };

    assertThat(answers(broken, question("a", NODE) + "\n" + question("b", NODE)))
        .hasSize(2)
        .allMatch(answer -> answer.contains("cannot be answered: ") && answer.contains("oops"));
  }

  @Test
  void answersAreInTheOrderOfTheCasesWhicheverIsDoneFirst() {
    CountDownLatch second = new CountDownLatch(1);
    ClaimAllocator.Source allocators = (cluster, features) -> (node, claims) -> {
      if (node.name().equals("first")) {
        await(second);
      } else {
        second.countDown();
      }
      return new Allocation.NotPossible();
    };
    String many = IntStream.range(0, 500)
        .mapToObj(i -> question("case-" + i, NODE.replace("\"n\"", i == 0 ? "\"first\"" : "\"n\"")))
        .collect(Collectors.joining("\n", "", "\n\n"));

    List<String> answers = answers(allocators, many);

    assertThat(answers).hasSize(500);
    for (int i = 0; i < 500; i++) {
      assertThat(answers.get(i)).startsWith("{\"name\":\"case-" + i + "\",");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void answerComesBeforeTheNextQuestionIsAsked() throws IOException, InterruptedException {
    PipedOutputStream asking = new PipedOutputStream();
    PipedInputStream cases = new PipedInputStream(asking);
    PipedOutputStream answering = new PipedOutputStream();
    PipedInputStream answers = new PipedInputStream(answering);
    Thread stream = new Thread(() -> {
      try {
        new CaseStream(NEVER, 2).answer(cases, answering);
        answering.close();
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    stream.start();
    Lines lines = new Lines(answers);
    for (int i = 0; i < 3; i++) {
      asking.write((question("q" + i, NODE) + "\n").getBytes(UTF_8));
      asking.flush();
      assertThat(new String(lines.nextLine().orElseThrow(), UTF_8)).contains("\"q" + i + "\"");
    }
    asking.close();
    stream.join();
    assertThat(lines.nextLine()).isEmpty();
  }

  @Test
  void outputThatFailsEndsTheStreamWithItsError() {
    OutputStream closed = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("closed");
      }
    };
    byte[] many = (question("a", NODE) + "\n").repeat(1000).getBytes(UTF_8);

    assertThatThrownBy(
            () -> new CaseStream(NEVER, 2).answer(new ByteArrayInputStream(many), closed))
        .isInstanceOf(IOException.class)
        .hasMessage("closed");
  }

  @Test
  void featuresAndObjectsReachTheAllocator() {
    List<Object> seen = new ArrayList<>();
    ClaimAllocator.Source allocators = (cluster, features) -> {
      seen.add(features);
      seen.add(cluster.slices().size());
      seen.add(cluster.classes().size());
      seen.add(cluster.claims().size());
      seen.add(cluster.taintRules().size());
      return (node, claims) -> {
        seen.add(node.name());
        claims.forEach(claim -> seen.add(claim.key()));
        return new Allocation.NotPossible();
      };
    };
    String held = "{\"kind\":\"ResourceClaim\",\"metadata\":{\"name\":\"held\"},"
        + "\"status\":{\"allocation\":{}}}";
    String wanted = "{\"kind\":\"ResourceClaim\",\"metadata\":{\"name\":\"wanted\"}}";
    String list =
        "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[" + NODE + "," + wanted + "]}";
    String line =
        "{\"features\":[\"default\",\"DRADeviceTaintRules\",\"-AdminAccess\"],\"objects\":["
            + held + ",null," + list + ",{\"kind\":\"ResourceSlice\"},{\"kind\":\"DeviceClass\"},"
            + "{\"kind\":\"DeviceTaintRule\"}]}";

    assertThat(answers(allocators, line)).hasSize(1);
    assertThat(seen)
        .containsExactly(
            new DraFeatures(false, true, true, true, true, true, true, false),
            1,
            1,
            2,
            1,
            "n",
            "wanted");
  }

  @Test
  void selectorsAreEvaluatedForOneDevice() {
    String device = "\"driver\":\"d\",\"attributes\":{\"a\":{\"int\":1}}}";

    assertThat(answers(
            NEVER,
            String.join(
                "\n",
                "{\"name\":\"a\",\"expression\":\"device.driver == 'd'\"," + device,
                "{\"name\":\"b\",\"expression\":\"device.attributes['d'].b == 1\"," + device,
                "{\"name\":\"c\",\"expression\":\"device.\"," + device,
                "{\"name\":\"d\",\"environment\":\"odd\",\"expression\":\"true\"," + device)))
        .satisfiesExactly(
            matches ->
                assertThat(matches).isEqualTo("{\"name\":\"a\",\"actualCost\":3,\"matches\":true}"),
            error -> assertThat(error).contains("\"error\":").doesNotContain("matches"),
            bad -> assertThat(bad).startsWith("{\"name\":\"c\",\"compileError\":"),
            odd -> assertThat(odd)
                .isEqualTo(
                    "{\"name\":\"d\",\"error\":\"environment: is neither stored nor new\"}"));
  }

  @Test
  void documentsStandBetweenLinesOfDashes() {
    assertThat(answers(
            NEVER,
            "---\n{\"name\":\n\"a\"}\n--- \n\n---\n" + question("b", NODE) + "\n---\nname: c\n"))
        .satisfiesExactly(
            a -> assertThat(a).isEqualTo("{\"name\":\"a\"}"),
            b -> assertThat(b).contains("\"name\":\"b\"", "\"feasible\":false"),
            c -> assertThat(c).startsWith("{\"error\":\"is no JSON object: "));
  }

  @Test
  void linesThatAreNoObjectsGetAnAnswer() {
    for (String line : List.of("{null", "{]", "{\"a\":1}{", "{\u0000", "{\"name\":\"\ud800\"")) {
      assertThat(answers(NEVER, line + "\n" + question("next", NODE)))
          .satisfiesExactly(
              first -> assertThat(first).contains("\"error\":\""),
              second -> assertThat(second).contains("\"next\""));
    }
    assertThat(answers(NEVER, "{}\nnull\n[]\n1")).hasSize(4);
  }

  @Test
  void linesThatAreTooLongAreNotKept() {
    String tooLong = "{\"name\":\"" + "x".repeat(Lines.LONGEST) + "\"}";

    assertThat(answers(NEVER, tooLong + "\n" + question("next", NODE)))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("{\"error\":\"is longer than 32 MiB\"}"),
            second -> assertThat(second).contains("\"next\""));
  }
}
