package io.github.aiconf.core.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.aiconf.api.Verdict;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.IOException;
import java.io.Writer;

/** Writes a report as JSON: its head here, the rest in {@link JsonFields}. */
final class JsonReport implements ReportWriter {

  static final String SCHEMA = "https://aiconf.github.io/schema/report-v1.json";

  // ASCII alone keeps control characters away from a terminal, and is right in any encoding.
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build()
      .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  @Override
  public void write(ConformanceReport report, Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(prettyPrinter());
      write(report, json);
    }
    out.write('\n');
    out.flush();
  }

  private static void write(ConformanceReport report, JsonGenerator json) throws IOException {
    JsonFields fields = new JsonFields(json);
    json.writeStartObject();
    json.writeStringField("schema", SCHEMA);
    json.writeStringField("toolVersion", report.toolVersion());
    cluster(report.cluster(), json);
    json.writeStringField("checklist", report.checklist().toString());
    json.writeStringField("depth", report.depth().name());
    summary(Tally.of(report), json);
    fields.list("requirements", report.requirements(), fields::requirement);
    fields.list("reads", report.reads(), fields::read);
    fields.list("gaps", report.gaps(), fields::gap);
    json.writeEndObject();
  }

  private static void cluster(ClusterFacts cluster, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("cluster");
    json.writeStringField("source", cluster.source().name());
    json.writeStringField("name", cluster.name());
    if (cluster.version().isPresent()) {
      json.writeStringField("version", cluster.version().get());
    }
    json.writeStringField("time", cluster.time().toString());
    json.writeEndObject();
  }

  private static void summary(Tally tally, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeNumberField("requirements", tally.total());
    json.writeNumberField("pass", tally.count(Verdict.PASS));
    json.writeNumberField("fail", tally.count(Verdict.FAIL));
    json.writeNumberField("unknown", tally.count(Verdict.UNKNOWN));
    json.writeNumberField("notApplicable", tally.count(Verdict.NOT_APPLICABLE));
    json.writeNumberField("onSimulatedHardware", tally.onSimulatedHardware().size());
    json.writeEndObject();
  }

  private static PrettyPrinter prettyPrinter() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withArrayEmptySeparator("")
        .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter);
  }
}
