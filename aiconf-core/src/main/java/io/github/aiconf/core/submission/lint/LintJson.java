package io.github.aiconf.core.submission.lint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Findings as JSON. */
final class LintJson {

  // ASCII alone keeps control characters away from a terminal, and is right in any encoding.
  static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build()
      .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private LintJson() {}

  static void write(List<SubmissionResult> results, Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeBooleanField("ok", results.stream().allMatch(SubmissionResult::ok));
      json.writeArrayFieldStart("submissions");
      for (SubmissionResult result : results) {
        submission(result, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void submission(SubmissionResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", result.path());
    json.writeBooleanField("ok", result.ok());
    json.writeArrayFieldStart("findings");
    for (LintFinding finding : result.findings()) {
      json.writeStartObject();
      json.writeStringField("severity", finding.severity().key());
      json.writeStringField("rule", finding.rule());
      json.writeStringField("subject", finding.subject());
      json.writeStringField("file", finding.file());
      json.writeNumberField("line", finding.place().line());
      json.writeNumberField("column", finding.place().column());
      json.writeStringField("message", finding.message());
      json.writeStringField("next", finding.next());
      json.writeBooleanField("fixable", finding.edit().isPresent());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
