package io.github.aiconf.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.core.input.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a file is said in one line that names it. */
@Timeout(120)
final class SnapshotDamageTest {

  private static final Reads READS = Reads.none().list(Resources.NODES).list(Resources.PODS);

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("c.gz");
  }

  @Test
  void saysWhereAPackedFileIsCutOffWhereverThatIs() throws IOException {
    byte[] whole = Recording.packed();
    for (int length = 2; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(problem()).as("%s bytes", length).contains("is cut off after line ");
    }
  }

  @Test
  void saysWhereAnUnpackedFileIsCutOffWhereverThatIs() throws IOException {
    byte[] whole = Recording.text().getBytes(StandardCharsets.UTF_8);
    for (int length = 1; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(problem()).as("%s bytes", length).contains("is cut off after line ");
    }
  }

  @Test
  void neverFailsInAnotherWayWhereverAByteIsChanged() throws IOException {
    byte[] whole = Recording.packed();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      Files.write(file, changed);
      Throwable thrown = catchThrowable(() -> new SnapshotSource(file).open(READS));
      if (thrown != null) {
        assertThat(thrown).as("byte %s", i).isInstanceOf(InputException.class);
      }
    }
  }

  @Test
  void refusesDataWithAWrongChecksum() throws IOException {
    byte[] changed = Recording.packed();
    changed[changed.length - 6] ^= 1;
    Files.write(file, changed);
    assertThat(problem()).contains("the compressed data is damaged after line ");
  }

  @Test
  void refusesTwoGigabytesOfZerosBeforeTheyAreUnpacked() throws IOException {
    writeZeros(2048);
    assertThat(problem()).contains("line 1 is longer than 64 MiB");
  }

  @Test
  void refusesTwoGigabytesOfZerosInAListThatNobodyReads() throws IOException {
    String begin = """
        {"aiconf":"snapshot","format":1,"time":"2026-01-15T12:00:00Z","name":"x","version":""}
        {"aiconf":"list","group":"","resource":"events","kind":"Event","name":"","apiVersion":"v1"}
        {""";
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(packed(begin.getBytes(StandardCharsets.UTF_8)));
      byte[] zeros = packed(new byte[1 << 20]);
      for (int i = 0; i < 2048; i++) {
        out.write(zeros);
      }
    }
    assertThat(problem()).contains("line 3 is longer than 64 MiB");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          "format":1                             | "format":2               | :1: has format 2, and this aiconf reads up to 1; update aiconf
          {"aiconf":"snapshot"                   | {"aiconf":"list"         | :1: is not the header of a snapshot; use a file of aiconf snapshot
          {"aiconf":"snapshot"                   | {"kind":"List"           | :1: is not a line of a snapshot; use a file of aiconf snapshot
          "time":"2026-01-15T12:00:00Z","name"   | "time":"noon","name"     | :1: has no time
          {"aiconf":"discovery"                  | {"aiconf":"rumour"       | :2: is not a line of a snapshot
          "state":"COMPLETE","objects":2         | "state":"COMPLETE","objects":3 | :7: counts 3 objects of nodes, but 2 were there
          "state":"COMPLETE","objects":2         | "state":"SO_SO","objects":2 | :7: has an unknown state 'SO_SO'
          {"aiconf":"end","state":"COMPLETE","objects":2 | {"aiconf":"list","objects":2 | :7: stands in a list that has not ended
          "lists":4                              | "lists":5                | :16: counts 5 lists and 4 objects, but 4 and 4 were there; record the cluster again
          "objects":4                            | "objects":9              | :16: counts 4 lists and 9 objects
          {"apiVersion":"v1","kind":"Node"       | ["apiVersion"            | :5: is not an object
          {"apiVersion":"v1","kind":"Node"       | {"apiVersion":"v1",,     | :5: is damaged JSON
          "unschedulable":true}}                 | "unschedulable":true}}}  | :6: is damaged JSON
          "unschedulable":true}}                 | "unschedulable":true}} 1 | :6: has something after its object
          """)
  void saysWhichLineIsWrong(String part, String replacement, String problem) throws IOException {
    String text = Recording.text();
    assertThat(text).contains(part);
    int at = text.indexOf(part);
    Files.writeString(
        file, text.substring(0, at) + replacement + text.substring(at + part.length()));
    assertThat(problem()).contains(problem);
  }

  @Test
  void refusesALineAfterTheLast() throws IOException {
    Files.writeString(file, Recording.text() + "{\"aiconf\":\"done\"}\n");
    assertThat(problem()).endsWith(":17: stands after the last line of a snapshot");
  }

  @ParameterizedTest
  @CsvSource({"<html>no</html>", "PK zip", "apiVersion: v1", "''"})
  void refusesWhatIsNeitherPackedNorLines(String text) throws IOException {
    Files.writeString(file, text);
    assertThat(problem())
        .endsWith("is not a snapshot: neither gzip nor JSON Lines; use a file of aiconf snapshot");
  }

  @Test
  void refusesAFolderAndAFileThatIsNotThere() {
    assertThat(problem()).contains("is not a file; record one with: aiconf snapshot c.gz");
    file = folder;
    assertThat(problem()).contains("is not a file");
  }

  /** The message, which names the file in a single line. */
  private String problem() {
    Throwable thrown = catchThrowable(() -> new SnapshotSource(file).open(READS));
    assertThat(thrown).isInstanceOf(InputException.class);
    assertThat(thrown).message().startsWith(file.toString()).hasLineCount(1);
    return String.valueOf(thrown.getMessage());
  }

  /** Members of a gzip file may follow one another, which makes large files quickly. */
  private void writeZeros(int mebibytes) throws IOException {
    byte[] zeros = packed(new byte[1 << 20]);
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mebibytes; i++) {
        out.write(zeros);
      }
    }
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
