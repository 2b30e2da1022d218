package io.github.aiconf.core.submission.lint;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.core.ToolVersion;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.TreeSet;

/** Findings as SARIF 2.1.0. */
final class LintSarif {

  private LintSarif() {}

  static void write(List<SubmissionResult> results, Writer out) throws IOException {
    try (JsonGenerator json = LintJson.FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
      json.writeStringField("version", "2.1.0");
      json.writeArrayFieldStart("runs");
      json.writeStartObject();
      tool(results, json);
      json.writeArrayFieldStart("results");
      for (SubmissionResult result : results) {
        for (LintFinding finding : result.findings()) {
          finding(finding, json);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void tool(List<SubmissionResult> results, JsonGenerator json) throws IOException {
    TreeSet<String> rules = new TreeSet<>();
    results.forEach(result -> result.findings().forEach(finding -> rules.add(finding.rule())));
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "aiconf");
    json.writeStringField("version", ToolVersion.get());
    json.writeArrayFieldStart("rules");
    for (String rule : rules) {
      json.writeStartObject();
      json.writeStringField("id", rule);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void finding(LintFinding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.rule());
    json.writeStringField(
        "level",
        finding.severity() == Severity.ADVICE ? "note" : finding.severity().key());
    json.writeObjectFieldStart("message");
    json.writeStringField("text", finding.message() + ". " + finding.next());
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(finding.file()));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", finding.place().line());
    json.writeNumberField("startColumn", finding.place().column());
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String uri(String file) {
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      return file;
    }
  }
}
