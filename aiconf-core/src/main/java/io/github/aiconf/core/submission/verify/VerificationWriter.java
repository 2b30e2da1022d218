package io.github.aiconf.core.submission.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.aiconf.core.submission.lint.LintFinding;
import io.github.aiconf.core.submission.lint.LintFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** Writes verifications: a page for people, or JSON. */
public final class VerificationWriter {

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build()
      .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

  private VerificationWriter() {}

  /** Writes a page for people. */
  public static void writeText(Verification verification, Writer out) throws IOException {
    StringWriter lint = new StringWriter();
    LintFormat.HUMAN.write(List.of(verification.lint()), lint);
    out.write(lint.toString());
    out.write("PRODUCT.yaml SHA-256 " + verification.productSha256() + "\n\nClaims\n");
    for (Claim claim : verification.claims()) {
      out.write("  "
          + plain(claim.id() + " (" + claim.level() + "): "
              + (claim.status().isEmpty() ? "open" : claim.status()))
          + "\n");
      for (Claim.Entry entry : claim.evidence()) {
        out.write("    "
            + plain(entry.kind() + " " + entry.text()
                + (entry.says().isEmpty() ? "" : " - " + entry.says()))
            + "\n");
        if (!entry.sha256().isEmpty()) {
          out.write("      SHA-256 " + entry.sha256() + "\n");
        }
      }
    }
    if (!verification.contradictions().isEmpty()) {
      out.write("\nContradictions between artefacts\n");
      for (String contradiction : verification.contradictions()) {
        out.write("  " + plain(contradiction) + "\n");
      }
    }
    out.flush();
  }

  private static String plain(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  /** Writes JSON. */
  public static void writeJson(Verification verification, Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("path", verification.lint().path());
      json.writeBooleanField("ok", verification.lint().ok());
      json.writeStringField("productSha256", verification.productSha256());
      json.writeArrayFieldStart("findings");
      for (LintFinding finding : verification.lint().findings()) {
        json.writeStartObject();
        json.writeStringField("severity", finding.severity().key());
        json.writeStringField("rule", finding.rule());
        json.writeStringField("subject", finding.subject());
        json.writeStringField("file", finding.file());
        json.writeNumberField("line", finding.place().line());
        json.writeNumberField("column", finding.place().column());
        json.writeStringField("message", finding.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("claims");
      for (Claim claim : verification.claims()) {
        claim(claim, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("contradictions");
      for (String contradiction : verification.contradictions()) {
        json.writeString(contradiction);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  private static void claim(Claim claim, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", claim.id());
    json.writeStringField("level", claim.level());
    json.writeStringField("status", claim.status());
    json.writeArrayFieldStart("evidence");
    for (Claim.Entry entry : claim.evidence()) {
      json.writeStartObject();
      json.writeStringField("text", entry.text());
      json.writeStringField("kind", entry.kind());
      if (!entry.sha256().isEmpty()) {
        json.writeStringField("sha256", entry.sha256());
      }
      if (!entry.says().isEmpty()) {
        json.writeStringField("says", entry.says());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
