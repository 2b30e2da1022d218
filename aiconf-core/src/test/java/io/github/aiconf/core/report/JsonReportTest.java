package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.PublishedSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReportTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void matchesTheGoldenFile() throws IOException {
    Golden.assertMatches("report.json", text(SampleReports.rich()));
  }

  @Test
  void validatesAgainstThePublishedSchema() throws IOException {
    assertThat(problems(text(SampleReports.rich()))).isEmpty();
    assertThat(problems(text(SampleReports.richFromSnapshot()))).isEmpty();
    assertThat(problems(text(SampleReports.of()))).isEmpty();
    assertThat(problems(text(SampleReports.hostile("\u0000<|`\uD800")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/cluster",
        "/summary",
        "/requirements/0",
        "/requirements/0/checks/0",
        "/requirements/0/checks/0/observations/0",
        "/requirements/0/checks/0/observations/0/object",
        "/reads/0",
        "/gaps/0"
      })
  void schemaRefusesAKeyThatItDoesNotName(String pointer) throws IOException {
    JsonNode report = MAPPER.readTree(text(SampleReports.rich()));
    ((ObjectNode) report.at(pointer)).put("surprise", true);
    assertThat(problems(report.toString())).singleElement().asString().contains("surprise");
  }

  @Test
  void schemaDescribesEachProperty() throws IOException {
    List<String> bare = new ArrayList<>();
    collectUndescribed(schema().getSchemaNode(), schema().getSchemaNode(), "", bare);
    assertThat(bare).isEmpty();
  }

  @Test
  void namesTheSchemaByItsId() throws IOException {
    assertThat(schema().getSchemaNode().path("$id").asText()).isEqualTo(JsonReport.SCHEMA);
  }

  @Test
  void isTheSameForALiveClusterAndItsRecordingButForClusterAndTimes() throws IOException {
    assertThat(withoutPlaceAndTime(SampleReports.rich()))
        .isEqualTo(withoutPlaceAndTime(SampleReports.richFromSnapshot()));
  }

  @Test
  void leavesOutWhatIsAbsentAndKeepsEmptyLists() throws IOException {
    JsonNode report = MAPPER.readTree(text(SampleReports.richFromSnapshot()));
    JsonNode unanswered = report.at("/requirements/5");
    assertThat(report.path("cluster").has("version")).isFalse();
    assertThat(unanswered.has("assurance")).isFalse();
    assertThat(unanswered.has("status")).isFalse();
    assertThat(unanswered.path("checks").isArray()).isTrue();
    assertThat(text(SampleReports.richFromSnapshot())).doesNotContain(": null", ": \"\"");
  }

  @Test
  void keepsEachCharacterOfAHostileValueAndStaysAscii() throws IOException {
    String value = "\u001B[31m \u009B31m \u202E \u0000 \"\\ \n 推論 \uD83D\uDE80";
    String text = text(SampleReports.hostile(value));
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F));
    assertThat(MAPPER
            .readTree(text)
            .at("/requirements/0/checks/0/observations/0/value")
            .asText())
        .isEqualTo(value);
  }

  @Test
  void leavesTheWriterOpen() throws IOException {
    List<String> calls = new ArrayList<>();
    StringWriter out = new StringWriter() {
      @Override
      public void close() {
        calls.add("close");
      }
    };
    ReportWriters.json().write(SampleReports.rich(), out);
    assertThat(calls).isEmpty();
    assertThat(out.toString()).endsWith("}\n");
  }

  private static String text(ConformanceReport report) throws IOException {
    return Golden.text(ReportWriters.json(), report);
  }

  private static List<String> problems(String json) throws IOException {
    return PublishedSchema.problems(schema(), json, InputFormat.JSON);
  }

  private static Schema schema() throws IOException {
    return PublishedSchema.of("report/report-v1.schema.json");
  }

  private static JsonNode withoutPlaceAndTime(ConformanceReport report) throws IOException {
    ObjectNode tree = (ObjectNode) MAPPER.readTree(text(report));
    tree.remove("cluster");
    tree.findParents("time").forEach(parent -> ((ObjectNode) parent).remove("time"));
    return tree;
  }

  private static void collectUndescribed(
      JsonNode root, JsonNode node, String path, List<String> bare) {
    if (node.has("properties") && !node.path("additionalProperties").isBoolean()) {
      bare.add(path + " (open)");
    }
    node.path("properties").properties().forEach(property -> {
      JsonNode referred =
          root.at(property.getValue().path("$ref").asText("#/none").substring(1));
      if (!property.getValue().has("description") && !referred.has("description")) {
        bare.add(path + "/" + property.getKey());
      }
    });
    node.properties()
        .forEach(
            child -> collectUndescribed(root, child.getValue(), path + "/" + child.getKey(), bare));
  }
}
