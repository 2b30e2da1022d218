package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Reason;
import io.github.aiconf.core.ConformanceReport;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HumanReportTest {

  private static final Reason BROKEN = new Reason("BROKEN", "It is broken.");

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 140, 200})
  void matchesTheGoldenFileOfItsWidth(int columns) throws IOException {
    Golden.assertMatches("human-" + columns + ".txt", text(columns, SampleReports.rich()));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 61, 72, 80, 93, 100, 119, 120, 160, 200})
  void keepsWithinItsColumns(int columns) throws IOException {
    String longWord = "registry.example.com/a/b@sha256:" + "0123456789abcdef".repeat(20);
    assertThat(text(columns, SampleReports.rich()).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    assertThat(text(columns, SampleReports.hostile(longWord)).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
  }

  @Test
  void countsWideCharactersTwice() throws IOException {
    assertThat(text(60, SampleReports.hostile("推論".repeat(60))).lines())
        .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(60));
  }

  @Test
  void addsNothingButColourWhereColourIsAskedFor() throws IOException {
    String plain = text(100, SampleReports.rich());
    String coloured = Golden.text(ReportWriters.human(new Layout(100, true)), SampleReports.rich());
    assertThat(plain).doesNotContain("\u001B");
    assertThat(coloured)
        .contains("\u001B[32mPASS\u001B[0m", "\u001B[1;31mFAIL\u001B[0m", "\u001B[33mUNKNOWN");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]+m", "")).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001B[31mred\u001B[0m",
        "\u009B31mred",
        "title\u001B]0;owned\u0007",
        "back\b\b\bspace",
        "carriage\rreturn",
        "null\u0000",
        "turned \u202Earound",
        "hidden\u200B",
        "half \uD83D pair"
      })
  void passesOnNoCharacterThatSteersATerminal(String text) throws IOException {
    String written = Golden.text(ReportWriters.human(Layout.plain()), SampleReports.hostile(text));
    assertThat(written.codePoints().filter(c -> c != '\n').map(Character::getType))
        .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.SURROGATE);
  }

  @Test
  void keepsALineBreakInAValueFromStartingALine() throws IOException {
    assertThat(text(100, SampleReports.hostile("x\nPASS  forged")))
        .doesNotContain("\nPASS")
        .contains("x PASS forged");
  }

  @Test
  void showsTenObservationsOfAFailureAndCountsTheRest() throws IOException {
    String text = text(100, SampleReports.of(failureWith(25)));
    assertThat(text)
        .contains("kueue-system/controller-9 ", "and 15 more (-o json has all)")
        .doesNotContain("kueue-system/controller-10 ");
  }

  @Test
  void showsThreeObservationsOfAPass() throws IOException {
    Finding pass = Finding.pass("It works.").observed(failureWith(8).observations());
    assertThat(text(100, SampleReports.of(pass)))
        .contains("kueue-system/controller-2 ", "and 5 more (-o json has all)")
        .doesNotContain("kueue-system/controller-3 ");
  }

  @Test
  void cutsAValueThatWouldFillTheScreen() throws IOException {
    String text = text(200, SampleReports.hostile("y".repeat(100_000) + "END"));
    assertThat(text).contains("y...");
    assertThat(text(200, SampleReports.of(failureWith(1)))).doesNotContain("...");
  }

  @Test
  void saysWhatRestsOnSimulatedHardware() throws IOException {
    assertThat(text(200, SampleReports.rich()))
        .endsWith("On simulated hardware, which counts for no submission:"
            + " acme.example/nvlink_topology\n");
    assertThat(text(200, SampleReports.of(failureWith(1)))).doesNotContain("simulated hardware");
  }

  @Test
  void writesAReportWithoutRequirements() throws IOException {
    assertThat(text(80, SampleReports.of())).endsWith("SUMMARY\n\n0 requirements\n");
  }

  private static Finding failureWith(int observations) {
    return Finding.fail(BROKEN, "Controllers are not available.")
        .lookedFor("available controllers")
        .next("Look at their logs.")
        .observed(IntStream.range(0, observations)
            .mapToObj(i -> SampleReports.deploymentUnavailable("controller-" + i))
            .toList());
  }

  private static String text(int columns, ConformanceReport report) throws IOException {
    return Golden.text(ReportWriters.human(new Layout(columns, false)), report);
  }
}
