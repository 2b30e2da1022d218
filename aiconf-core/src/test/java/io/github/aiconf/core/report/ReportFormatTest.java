package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportFormatTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsNameOnTheCommandLine(ReportFormat format) {
    assertThat(ReportFormat.find(format.cliName())).contains(format);
  }

  @Test
  void isNotFoundByAnotherName() {
    assertThat(ReportFormat.find("yaml")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HUMAN,Cluster:", "JSON,{", "JUNIT,<?xml", "MARKDOWN,#"})
  void hasAWriter(ReportFormat format, String start) throws IOException {
    ReportWriter writer = ReportWriters.of(format, Layout.plain());
    assertThat(Golden.text(writer, SampleReports.rich())).startsWith(start);
  }

  @Test
  void layoutKeepsToWhatCanBeRead() {
    assertThat(new Layout(0, false).columns()).isEqualTo(60);
    assertThat(new Layout(1_000, false).columns()).isEqualTo(200);
  }
}
