package io.github.aiconf.simulator.placement.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseStreamTest {

  private static final ObjectReader YAML =
      new YAMLMapper().readerFor(new TypeReference<Map<String, Object>>() {});

  private static Map<String, Object> yaml(byte[] document) {
    try {
      return YAML.readValue(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> answers(String cases) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CaseStream(SchedulerProfile.KUBERNETES_1_36, 2, CaseStreamTest::yaml)
        .answer(new ByteArrayInputStream(cases.getBytes(StandardCharsets.UTF_8)), out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static final String CORDONED = """
      {"name":"a","objects":[{"kind":"Node","metadata":{"name":"n"},"spec":{"unschedulable":true},\
      "status":{"allocatable":{"pods":"1"}}},{"kind":"Pod","metadata":{"name":"p"}}]}
      """;

  @Test
  void eachCaseGetsOneLine() throws Exception {
    assertThat(answers(CORDONED + "\n \n{\"name\":\"b\"}"))
        .containsExactly(
            "{\"name\":\"a\",\"result\":{\"matrix\":{\"default/p\":{\"NodeUnschedulable\":"
                + "{\"n\":\"UnschedulableAndUnresolvable: node(s) were unschedulable\"}}}}}",
            "{\"name\":\"b\",\"result\":{}}");
  }

  @Test
  void documentsOfYamlAreCases() throws Exception {
    String yaml = """
        # A pod that fits.
        name: y
        objects:
        - kind: Node
          metadata: {name: n}
          status: {allocatable: {pods: 1}}
        - {kind: Pod, metadata: {name: p}}
        ---
        name: z
        """;
    assertThat(answers(yaml))
        .containsExactly(
            "{\"name\":\"y\",\"result\":{\"matrix\":{\"default/p\":{}}}}",
            "{\"name\":\"z\",\"result\":{}}");
  }

  @Test
  void aCaseThatCannotBeRunIsAnsweredAndTheStreamGoesOn() throws Exception {
    String cases = """
        {broken
        {"name":"field","colour":1}
        {"name":"list","objects":7}
        {"name":"kind","objects":[{"apiVersion":"v1","kind":"Toaster"}]}
        {"name":"object","objects":[7]}
        {"name":"gate","gates":{"Nothing":true}}
        {"name":"flag","gates":{"NodeDeclaredFeatures":1}}
        {"name":"type","objects":[{"kind":"Pod","metadata":{"name":"p"},"spec":{"nodeName":7}}]}
        """;
    assertThat(answers(cases + CORDONED))
        .hasSize(9)
        .satisfies(lines -> assertThat(lines.get(0)).startsWith("{\"error\":\"is no JSON object: "))
        .contains(
            "{\"name\":\"field\",\"error\":\"unknown field \\\"colour\\\"\"}",
            "{\"name\":\"list\",\"error\":\"objects: has to be a list\"}",
            "{\"name\":\"kind\",\"error\":\"object 0: unsupported object v1 Toaster\"}",
            "{\"name\":\"object\",\"error\":\"object 0: is no object\"}",
            "{\"name\":\"gate\",\"error\":\"gates: unknown feature \\\"Nothing\\\"\"}",
            "{\"name\":\"flag\",\"error\":\"gates: NodeDeclaredFeatures has to be true or false\"}",
            "{\"name\":\"type\",\"error\":\"object 0: Pod p: spec.nodeName: is 7; it has to be a text;"
                + " if it is meant as one, put it in quotes\"}")
        .satisfies(lines -> assertThat(lines.get(8)).contains("\"matrix\""));
  }
}
