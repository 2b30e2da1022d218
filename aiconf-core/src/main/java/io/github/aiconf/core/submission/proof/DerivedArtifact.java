package io.github.aiconf.core.submission.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.artifact.TestResults;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the outcomes of a run as another artefact, so that one run is enough for all three. Says
 * that it was derived, and from what; times and output are not made up.
 */
public final class DerivedArtifact {

  private static final String PACKAGE = "derived";
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private DerivedArtifact() {}

  /** Writes the tests of a file in a format. */
  public static void write(TestRunFile from, ArtifactFormat format, Writer out) throws IOException {
    String header =
        "derived by aiconf from " + from.file().getFileName() + ", SHA-256 " + from.sha256();
    switch (format) {
      case JUNIT -> junit(from.results(), header, out);
      case RESULTS -> results(from.results(), header, out);
      case LOG -> log(from.results(), header, out);
    }
    out.flush();
  }

  private static void log(TestResults results, String header, Writer out) throws IOException {
    out.write("# " + header + "\n");
    for (Map.Entry<String, TestOutcome> test : results.outcomes().entrySet()) {
      String name = SPACE.matcher(test.getKey()).replaceAll("_");
      int depth = (int) name.chars().filter(c -> c == '/').count();
      out.write("    ".repeat(Math.min(depth, 16)) + "--- " + test.getValue() + ": " + name + "\n");
    }
    out.write((results.failed().isEmpty() ? "PASS" : "FAIL") + "\n");
  }

  private static void results(TestResults results, String header, Writer out) throws IOException {
    JsonFactory factory = new JsonFactory();
    factory.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    event(factory, out, "output", "", header + "\n");
    for (Map.Entry<String, TestOutcome> test : results.outcomes().entrySet()) {
      String action = switch (test.getValue()) {
        case PASS -> "pass";
        case FAIL -> "fail";
        case SKIP -> "skip";
      };
      event(factory, out, action, test.getKey(), "");
    }
  }

  private static void event(
      JsonFactory factory, Writer out, String action, String test, String output)
      throws IOException {
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("Action", action);
      json.writeStringField("Package", PACKAGE);
      if (!test.isEmpty()) {
        json.writeStringField("Test", test);
      }
      if (!output.isEmpty()) {
        json.writeStringField("Output", output);
      }
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static void junit(TestResults results, String header, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeComment(" " + header.replace("--", "__") + " ");
      xml.writeStartElement("testsuites");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", PACKAGE);
      xml.writeAttribute("tests", String.valueOf(results.outcomes().size()));
      xml.writeAttribute("failures", String.valueOf(results.failed().size()));
      for (Map.Entry<String, TestOutcome> test : results.outcomes().entrySet()) {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", PACKAGE);
        xml.writeAttribute("name", NOT_XML.matcher(test.getKey()).replaceAll("\uFFFD"));
        if (test.getValue() != TestOutcome.PASS) {
          xml.writeEmptyElement(test.getValue() == TestOutcome.FAIL ? "failure" : "skipped");
        }
        xml.writeEndElement();
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
      out.write('\n');
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
