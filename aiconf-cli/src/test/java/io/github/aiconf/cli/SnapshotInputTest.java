package io.github.aiconf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.testkit.FakeApiServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SnapshotInputTest {

  private static final int MEBIBYTE = 1 << 20;

  @TempDir
  Path folder;

  @Test
  void refusesAMissingFile() {
    check(folder.resolve("gone")).isRefusedWith(2, folder.resolve("gone").toString());
  }

  @Test
  void refusesAFolder() {
    check(folder).isRefusedWith(2, folder.toString());
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    check(Files.createFile(folder.resolve("empty"))).isRefusedWith(2, "empty");
  }

  @Test
  void refusesAFileThatIsCutOffAnywhere() throws IOException {
    byte[] whole = Files.readAllBytes(record());
    for (int length : new int[] {20, whole.length / 2, whole.length - 30}) {
      Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
      check(cut).isRefusedWith(2, cut.toString(), "record it again");
    }
  }

  @Test
  void refusesADamagedFile() throws IOException {
    byte[] bytes = Files.readAllBytes(record());
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 20, (byte) 0x5a);
    check(Files.write(folder.resolve("damaged"), bytes)).isRefusedWith(2, "damaged");
  }

  @Test
  void refusesANewerFormat() throws IOException {
    Path newer = Files.writeString(
        folder.resolve("newer"), "{\"aiconf\":\"snapshot\",\"format\":2,\"name\":\"x\"}\n");
    check(newer).isRefusedWith(2, newer + ":1: has format 2", "update aiconf");
  }

  @Test
  void refusesWhatIsNoSnapshot() throws IOException {
    check(Files.writeString(folder.resolve("text"), "Dear reader\n"))
        .isRefusedWith(2, "is not a snapshot", "use a file of aiconf snapshot");
    check(Files.writeString(folder.resolve("json"), "{\"kind\":\"List\"}\n"))
        .isRefusedWith(2, ":1: is not a line of a snapshot");
    byte[] noise = new byte[MEBIBYTE];
    new Random(1).nextBytes(noise);
    check(gzip(folder.resolve("noise.gz"), noise, 1)).isRefusedWith(2, "noise.gz:1: ");
  }

  @Test
  void refusesTwoGigabytesOfZerosAtOnce() throws IOException {
    Path zeros = gzip(folder.resolve("zeros.gz"), new byte[16 * MEBIBYTE], 128);
    check(zeros).isRefusedWith(2, zeros.toString());
  }

  @Test
  void leavesNothingBehindWhenItRefuses() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "Dear reader\n");
    Aiconf.run("check", "--snapshot", text.toString(), "-o", "json=" + folder.resolve("r.json"))
        .endsWith(2);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(text);
    }
  }

  private static Aiconf check(Path snapshot) {
    return Aiconf.run("check", "--snapshot", snapshot.toString());
  }

  private Path record() {
    Path file = folder.resolve("cluster.snapshot.jsonl.gz");
    try (FakeApiServer server = FakeApiServer.start("1.35")) {
      Aiconf.run(
              "snapshot",
              file.toString(),
              "--kubeconfig",
              server.kubeconfig(folder).toString())
          .endsWith(0);
    }
    return file;
  }

  /** Members of gzip one after the other are read as one stream. */
  private static Path gzip(Path file, byte[] content, int times) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(member)) {
      out.write(content);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < times; i++) {
        member.writeTo(out);
      }
    }
    return file;
  }
}
