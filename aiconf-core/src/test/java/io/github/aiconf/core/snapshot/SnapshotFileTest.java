package io.github.aiconf.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnapshotFileTest {

  @TempDir
  Path folder;

  @Test
  void writesInPlaceOfWhatWasThere() throws IOException {
    Path file = Files.writeString(folder.resolve("c.gz"), "old");
    SnapshotFile.at(file).write(Recording::write);
    assertThat(new SnapshotSource(file).open(Reads.none()).facts().name()).isEqualTo("prod");
    assertThat(folder).isDirectoryContaining("glob:**/c.gz");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void leavesWhatWasThereWhereTheRecordingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("c.gz"), "old");
    assertThatThrownBy(() -> SnapshotFile.at(file).write(out -> {
          Recording.write(out);
          throw new IOException("the server is gone");
        }))
        .hasMessage("the server is gone");
    assertThat(file).hasContent("old");
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> SnapshotFile.at(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("it is a folder; name a file in it");
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path file = folder.resolve("none").resolve("c.gz");
    assertThatThrownBy(() -> SnapshotFile.at(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no folder")
        .hasMessageContaining("create it first");
  }
}
