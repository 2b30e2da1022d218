package io.github.aiconf.core.report;

import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.output.Replacement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A file that a report goes to. It is there whole or not at all: a reader never sees a half, and a
 * failure leaves an older file as it was.
 */
public final class ReportFile {

  /** The program's names for the artefacts of its own tests; a report must not pass for one. */
  private static final Set<String> RESERVED = Set.of("junit.xml", "results.json", "e2e.log");

  private final Path path;

  private ReportFile(Path path) {
    this.path = path;
  }

  /**
   * The file at a path, which may exist. Asking before a run shows at once what would be in the way
   * after it.
   *
   * @throws InputException if no report can be written there
   */
  public static ReportFile at(Path path) {
    refuseReservedName(path);
    Path target = followed(path.toAbsolutePath());
    refuseReservedName(target);
    if (Files.isDirectory(target)) {
      throw refused(path, "it is a folder", "name a file in it");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw refused(path, "it is not a regular file", "name a file, or none to print the report");
    }
    Path folder = folder(target);
    if (!Files.isDirectory(folder)) {
      throw refused(path, "there is no folder " + folder, "create it or choose another path");
    }
    if (!Files.isWritable(folder) || (Files.exists(target) && !Files.isWritable(target))) {
      throw refused(path, "permission denied", "choose another path");
    }
    return new ReportFile(target);
  }

  /**
   * Writes a report, in UTF-8, in place of what was there.
   *
   * @throws InputException if that fails; what was there is still there
   */
  public void write(ReportWriter writer, ConformanceReport report) {
    Path temporary = folder(path).resolve(".aiconf-" + UUID.randomUUID() + ".tmp");
    try {
      writeTo(temporary, writer, report);
      Replacement.move(temporary, path);
    } catch (IOException e) {
      throw new InputException(message(path, cause(e), "choose another path"), e);
    } finally {
      delete(temporary);
    }
  }

  private static void writeTo(Path file, ReportWriter writer, ConformanceReport report)
      throws IOException {
    // Unlike Files.newBufferedWriter, this replaces half of a surrogate pair and does not throw.
    try (Writer out = new BufferedWriter(new OutputStreamWriter(
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        StandardCharsets.UTF_8))) {
      writer.write(report, out);
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The report is written, or the exception on its way says what is wrong with the folder.
    }
  }

  // A move onto a link would replace the link, not what it leads to.
  private static Path followed(Path path) {
    try {
      return Files.isSymbolicLink(path) && Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      throw new InputException(message(path, cause(e), "choose another path"), e);
    }
  }

  private static void refuseReservedName(Path path) {
    Path name = path.getFileName();
    if (name != null && RESERVED.contains(name.toString().toLowerCase(Locale.ROOT))) {
      throw refused(
          path,
          "the conformance program reserves the name " + name + " for results of its own tests",
          "choose another name, for example aiconf-" + name);
    }
  }

  private static Path folder(Path absolute) {
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static InputException refused(Path path, String why, String remedy) {
    return new InputException(message(path, why, remedy));
  }

  private static String message(Path path, String why, String remedy) {
    return "Cannot write the report to " + path + ": " + why + "; " + remedy;
  }

  private static String cause(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return f.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
