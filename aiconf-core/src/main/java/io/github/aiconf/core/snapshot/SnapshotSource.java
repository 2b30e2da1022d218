package io.github.aiconf.core.snapshot;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.input.InputException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that {@code aiconf snapshot} wrote, read once from beginning to end. */
public final class SnapshotSource implements ClusterSource {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;

  /** A file that {@code aiconf snapshot} wrote; also unpacked. */
  public SnapshotSource(Path file) {
    this.file = file;
  }

  @Override
  public OpenCluster open(Reads reads) {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file + ": is not a file; record one with: aiconf snapshot " + file.getFileName());
    }
    SnapshotReader reader = new SnapshotReader(file.toString(), new ReadPlan(reads));
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        InputStream in = ReadAhead.of(unpacked(raw))) {
      return reader.read(in);
    } catch (EOFException e) {
      throw new InputException(
          file + ": is cut off after line " + reader.line() + "; copy or record it again", e);
    } catch (ZipException e) {
      throw new InputException(
          file + ": the compressed data is damaged after line " + reader.line()
              + "; copy or record it again",
          e);
    } catch (IOException e) {
      throw new InputException(
          file + ": cannot be read after line " + reader.line() + ": " + e.getMessage(), e);
    }
  }

  private InputStream unpacked(InputStream raw) throws IOException {
    raw.mark(2);
    int first = raw.read();
    int second = raw.read();
    raw.reset();
    if (first == 0x1f && second == 0x8b) {
      return new GZIPInputStream(raw, BUFFER_BYTES);
    }
    if (first == '{') {
      return raw;
    }
    throw new InputException(
        file + ": is not a snapshot: neither gzip nor JSON Lines; use a file of aiconf snapshot");
  }
}
