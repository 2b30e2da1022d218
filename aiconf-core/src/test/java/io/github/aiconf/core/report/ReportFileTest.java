package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReportFileTest {

  private static final ReportWriter WORD = (report, out) -> out.write("new");
  private static final ReportWriter BROKEN = (report, out) -> {
    out.write("half");
    throw new IOException("No space left on device");
  };

  @TempDir
  private Path folder;

  @Test
  void writesTheReportInUtf8() throws IOException {
    Path file = folder.resolve("report.md");
    ReportFile.at(file).write(ReportWriters.markdown(), SampleReports.hostile("推論 \uD83D\uDE80"));
    assertThat(file).content().contains("推論 \uD83D\uDE80");
    assertThat(names()).containsExactly("report.md");
  }

  @Test
  void replacesAnOlderReport() throws IOException {
    Path file = Files.writeString(folder.resolve("report.txt"), "old");
    ReportFile.at(file).write(WORD, SampleReports.of());
    assertThat(file).hasContent("new");
  }

  @Test
  void leavesTheOlderReportAndNoTemporaryFileWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("report.txt"), "old");
    assertThatThrownBy(() -> ReportFile.at(file).write(BROKEN, SampleReports.of()))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot write the report to " + file
            + ": No space left on device; choose another path");
    assertThat(file).hasContent("old");
    assertThat(names()).containsExactly("report.txt");
  }

  @Test
  void leavesNoTemporaryFileWhenTheWriterHasABug() throws IOException {
    ReportWriter buggy = (report, out) -> {
      throw new IllegalStateException("bug");
    };
    assertThatThrownBy(
            () -> ReportFile.at(folder.resolve("report.txt")).write(buggy, SampleReports.of()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void leavesNoTemporaryFileWhenTheNameIsTooLong() throws IOException {
    Path file = folder.resolve("n".repeat(300));
    assertThatThrownBy(() -> ReportFile.at(file).write(WORD, SampleReports.of()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("Cannot write the report to " + file + ": ");
    assertThat(names()).isEmpty();
  }

  @Test
  void writesThroughALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
    ReportFile.at(link).write(WORD, SampleReports.of());
    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit.xml", "JUnit.XML", "results.json", "e2e.log"})
  void refusesTheNamesOfTheProgramsArtefacts(String name) {
    assertThatThrownBy(() -> ReportFile.at(folder.resolve(name)))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot write the report to " + folder.resolve(name)
            + ": the conformance program reserves the name " + name
            + " for results of its own tests; choose another name, for example aiconf-" + name);
  }

  @Test
  void refusesALinkToAnArtefactOfTheProgram() throws IOException {
    Path target = Files.writeString(folder.resolve("junit.xml"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("mine.xml"), target);
    assertThatThrownBy(() -> ReportFile.at(link))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("reserves the name junit.xml");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> ReportFile.at(folder))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot write the report to " + folder + ": it is a folder; name a file in it");
  }

  @Test
  void refusesAPathInNoFolder() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ReportFile.at(missing.resolve("report.txt")))
        .isInstanceOf(InputException.class)
        .hasMessage("Cannot write the report to " + missing.resolve("report.txt")
            + ": there is no folder " + missing + "; create it or choose another path");
  }

  @Test
  void refusesWhatIsNoRegularFile() {
    assertThatThrownBy(() -> ReportFile.at(Path.of("/dev/null")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it is not a regular file");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
