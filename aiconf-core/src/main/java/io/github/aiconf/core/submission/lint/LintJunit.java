package io.github.aiconf.core.submission.lint;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as JUnit XML: a case for each rule with a finding, which fails where it has errors. */
final class LintJunit {

  private LintJunit() {}

  static void write(List<SubmissionResult> results, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (SubmissionResult result : results) {
        suite(result, xml);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.write('\n');
    out.flush();
  }

  private static void suite(SubmissionResult result, XMLStreamWriter xml)
      throws XMLStreamException {
    Map<String, List<LintFinding>> rules = result.findings().stream()
        .collect(Collectors.groupingBy(
            finding -> finding.severity().key() + " " + finding.rule(),
            LinkedHashMap::new,
            Collectors.toList()));
    if (result.ok()) {
      rules.put("verdict", List.of());
    }
    long failures =
        rules.keySet().stream().filter(rule -> rule.startsWith("error ")).count();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", PlainText.of(result.path()));
    xml.writeAttribute("tests", String.valueOf(rules.size()));
    xml.writeAttribute("failures", String.valueOf(failures));
    for (Map.Entry<String, List<LintFinding>> rule : rules.entrySet()) {
      testCase(result, rule.getKey(), rule.getValue(), xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void testCase(
      SubmissionResult result, String rule, List<LintFinding> findings, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", PlainText.of(result.path()));
    xml.writeAttribute("name", rule.substring(rule.indexOf(' ') + 1));
    if (!findings.isEmpty()) {
      boolean error = findings.get(0).severity() == Severity.ERROR;
      xml.writeStartElement(error ? "failure" : "system-out");
      if (error) {
        xml.writeAttribute("message", PlainText.of(findings.get(0).message()));
      }
      for (LintFinding finding : findings) {
        xml.writeCharacters(PlainText.of(finding.file() + ":" + finding.place().line() + ":"
                + finding.place().column() + ": " + finding.message() + ". " + finding.next())
            + "\n");
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }
}
