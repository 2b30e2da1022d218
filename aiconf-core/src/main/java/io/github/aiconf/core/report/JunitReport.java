package io.github.aiconf.core.report;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.RequirementResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/** Writes a report as JUnit XML, within what the schemas of Surefire and of Jenkins allow. */
final class JunitReport implements ReportWriter {

  private static final int OBSERVATIONS = 50;
  private static final int MESSAGE_LENGTH = 300;

  /** Surefire's schema wants a duration, and a report has none. */
  private static final String NO_TIME = "0";

  @Override
  public void write(ConformanceReport report, Writer out) throws IOException {
    StringWriter text = new StringWriter();
    try {
      IndentedXml xml = new IndentedXml(text);
      suites(xml, report);
      xml.end();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    out.write(text.toString());
    out.flush();
  }

  private static void suites(IndentedXml xml, ConformanceReport report) throws XMLStreamException {
    List<JunitSuite> suites =
        report.requirements().stream().map(JunitSuite::new).toList();
    xml.open(
        "testsuites",
        "name",
        "aiconf",
        "tests",
        sum(suites.stream().mapToLong(JunitSuite::tests).sum()),
        "failures",
        sum(suites.stream().mapToLong(JunitSuite::failures).sum()),
        "errors",
        "0",
        "time",
        NO_TIME);
    for (JunitSuite suite : suites) {
      suite(xml, suite, report);
    }
    xml.close();
  }

  private static void suite(IndentedXml xml, JunitSuite suite, ConformanceReport report)
      throws XMLStreamException {
    xml.open(
        "testsuite",
        "name",
        suite.result().id(),
        "tests",
        sum(suite.tests()),
        "failures",
        sum(suite.failures()),
        "errors",
        "0",
        "skipped",
        sum(suite.skipped()),
        "time",
        NO_TIME);
    properties(xml, suite.result(), report);
    if (suite.result().checks().isEmpty()) {
      unanswered(xml, suite.result());
    }
    for (CheckResult check : suite.result().checks()) {
      testCase(xml, check);
    }
    xml.close();
  }

  private static void properties(
      IndentedXml xml, RequirementResult result, ConformanceReport report)
      throws XMLStreamException {
    xml.open("properties");
    property(xml, "cluster", report.cluster().name());
    property(xml, "checklist", report.checklist().toString());
    property(xml, "level", result.level().name());
    property(xml, "verdict", result.verdict().name());
    property(xml, "reason", result.reason().map(Reason::code).orElse(""));
    property(xml, "assurance", result.assurance().map(Enum::name).orElse(""));
    property(xml, "status", result.status().map(status -> status.text()).orElse(""));
    xml.close();
  }

  private static void property(IndentedXml xml, String name, String value)
      throws XMLStreamException {
    if (!value.isEmpty()) {
      xml.empty("property", "name", name, "value", value);
    }
  }

  private static void unanswered(IndentedXml xml, RequirementResult result)
      throws XMLStreamException {
    openCase(xml, result.id(), "no_check");
    xml.empty("skipped", "message", new Outcome(result).summary());
    xml.close();
  }

  private static void testCase(IndentedXml xml, CheckResult check) throws XMLStreamException {
    Finding finding = check.finding();
    String code = finding.reason().map(Reason::code).orElse(finding.verdict().name());
    String message = SafeText.line(code + ": " + finding.summary(), MESSAGE_LENGTH);
    openCase(xml, check.requirement(), check.id());
    switch (finding.verdict()) {
      case PASS -> xml.text("system-out", body(check));
      case FAIL -> xml.text("failure", body(check), "message", message, "type", code);
      case UNKNOWN, NOT_APPLICABLE -> xml.text("skipped", body(check), "message", message);
    }
    xml.close();
  }

  private static void openCase(IndentedXml xml, String requirement, String name)
      throws XMLStreamException {
    xml.open("testcase", "classname", requirement, "name", name, "time", NO_TIME);
  }

  private static String body(CheckResult check) {
    StringBuilder body =
        new StringBuilder("\nAsked: ").append(SafeText.line(check.question())).append('\n');
    for (CheckField field : CheckField.of(check, OBSERVATIONS)) {
      String separator = field.lines().size() == 1 ? " " : "\n  ";
      body.append(field.label())
          .append(':')
          .append(separator)
          .append(String.join("\n  ", field.lines()))
          .append('\n');
    }
    return body.toString();
  }

  private static String sum(long count) {
    return Long.toString(count);
  }
}
