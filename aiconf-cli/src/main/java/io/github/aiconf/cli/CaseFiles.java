package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.dra.InventoryAllocator;
import io.github.aiconf.simulator.dra.stream.CaseStream;
import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Files of cases, answered one after the other on the standard output. */
final class CaseFiles {

  private static final int BUFFER_BYTES = 1 << 16;

  /** The reader of the answers has gone. */
  private static final class OutputClosed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final Terminal terminal;
  private final Cases cases;

  /** Answers the cases of a stream. */
  @FunctionalInterface
  interface Cases {
    void answer(InputStream cases, OutputStream to) throws IOException, InterruptedException;
  }

  private CaseFiles(Terminal terminal, Cases cases) {
    this.terminal = terminal;
    this.cases = cases;
  }

  /** Cases of claims. */
  static CaseFiles ofClaims(Terminal terminal, Optional<DraProfile> profile) {
    ClaimAllocator.Source allocators =
        InventoryAllocator.of(profile.orElse(DraProfile.KUBERNETES_1_36), Compatibility.KUBERNETES);
    return new CaseFiles(
        terminal, new CaseStream(allocators, threads(), CaseFiles::document)::answer);
  }

  /** Cases of pods. */
  static CaseFiles ofPods(Terminal terminal, Optional<SchedulerProfile> chosen) {
    SchedulerProfile profile = chosen.orElse(SchedulerProfile.KUBERNETES_1_36);
    return new CaseFiles(
        terminal,
        new io.github.aiconf.simulator.placement.stream.CaseStream(
            profile, threads(), CaseFiles::document)::answer);
  }

  private static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /**
   * Answers all cases.
   *
   * @param names paths, also of files packed with gzip; none, or a dash, for the standard input
   * @return whether all answers found a reader
   * @throws InputException if a file cannot be read
   */
  boolean answer(List<String> names) {
    for (String name : names) {
      if (!name.equals("-") && !Files.isReadable(path(name))) {
        throw new InputException(name + ": cannot be read; check the path and its rights");
      }
    }
    OutputStream to = answers(terminal.stdout());
    try {
      for (String name : names.isEmpty() ? List.of("-") : names) {
        answer(name, to);
      }
      return true;
    } catch (OutputClosed e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while cases were answered");
    }
  }

  private void answer(String name, OutputStream to) throws OutputClosed, InterruptedException {
    boolean isInput = name.equals("-");
    try {
      if (isInput) {
        cases.answer(terminal.stdin(), to);
        return;
      }
      try (InputStream raw = Files.newInputStream(path(name));
          InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, BUFFER_BYTES) : raw) {
        cases.answer(in, to);
      }
    } catch (OutputClosed e) {
      throw e;
    } catch (IOException e) {
      throw InputException.unreadable(isInput ? "standard input" : name, e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException(name + ": is not the name of a file; give another", e);
    }
  }

  private static OutputStream answers(PrintStream stdout) {
    return new FilterOutputStream(new BufferedOutputStream(stdout, BUFFER_BYTES)) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        super.flush();
        if (stdout.checkError()) {
          throw new OutputClosed();
        }
      }
    };
  }

  /** What YAML gives are maps with texts as keys. */
  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> document(byte[] bytes) {
    try {
      List<Document> documents = Document.read(new ByteArrayInputStream(bytes), "the document");
      Value value = documents.isEmpty() ? Value.absent() : documents.get(0).value();
      if (value.json() instanceof Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
      }
      throw new IllegalArgumentException("the document is no mapping");
    } catch (InputException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
