package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.ConformanceReport;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

final class JunitReportTest {

  @Test
  void matchesTheGoldenFile() throws IOException {
    Golden.assertMatches("report.xml", Golden.text(ReportWriters.junit(), SampleReports.rich()));
  }

  @Test
  void countsInEachSuiteWhatTheSuiteHolds() throws Exception {
    for (Element suite : elements(parsed(SampleReports.rich()).getDocumentElement(), "testsuite")) {
      for (String[] pair : new String[][] {
        {"tests", "testcase"}, {"failures", "failure"}, {"skipped", "skipped"}, {"errors", "error"}
      }) {
        assertThat(suite.getAttribute(pair[0]))
            .as("%s of %s", pair[0], suite.getAttribute("name"))
            .isEqualTo(String.valueOf(elements(suite, pair[1]).size()));
      }
    }
  }

  @Test
  void countsAtTheTopWhatAllSuitesHold() throws Exception {
    Element root = parsed(SampleReports.rich()).getDocumentElement();
    assertThat(root.getAttribute("tests"))
        .isEqualTo(String.valueOf(elements(root, "testcase").size()));
    assertThat(root.getAttribute("failures"))
        .isEqualTo(String.valueOf(elements(root, "failure").size()));
  }

  @Test
  void skipsARequirementThatNoCheckAnswers() throws Exception {
    Element suite =
        elements(parsed(SampleReports.rich()).getDocumentElement(), "testsuite").get(5);
    assertThat(suite.getAttribute("name")).isEqualTo("robust_controller");
    assertThat(elements(suite, "skipped"))
        .singleElement()
        .satisfies(skipped -> assertThat(skipped.getAttribute("message")).startsWith("NO_CHECK: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u000B\u001B[31m",
        "]]> <failure/> & \"quoted\" 'single'",
        "<!--",
        "half \uD83D pair",
        "\uFFFE\uFFFF",
        "rocket \uD83D\uDE80"
      })
  void staysWellFormedWhateverTheClusterSays(String text) throws Exception {
    Element root = parsed(SampleReports.hostile(text)).getDocumentElement();
    assertThat(elements(root, "testcase"))
        .singleElement()
        .satisfies(
            testCase -> assertThat(testCase.getAttribute("name")).isEqualTo(SafeText.line(text)));
    assertThat(elements(root, "failure")).hasSize(1);
  }

  private static Document parsed(ConformanceReport report)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    String text = Golden.text(ReportWriters.junit(), report);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }
}
