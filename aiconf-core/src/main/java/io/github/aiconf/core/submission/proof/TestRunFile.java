package io.github.aiconf.core.submission.proof;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.artifact.ArtifactException;
import io.github.aiconf.core.submission.artifact.ArtifactFormat;
import io.github.aiconf.core.submission.artifact.TestOutcome;
import io.github.aiconf.core.submission.artifact.TestResults;
import io.github.aiconf.core.submission.program.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What another suite wrote.
 *
 * @param file where it lies
 * @param sha256 the digest of its bytes
 * @param results its tests
 */
public record TestRunFile(Path file, String sha256, TestResults results) {

  private static final int MAX_REPORT = 16 * 1024 * 1024;

  /**
   * Reads a file, or those in a directory whose names say that they hold results.
   *
   * @throws InputException if one of them cannot be read to its end, or there is none
   */
  public static List<TestRunFile> read(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(read(path, format(path)));
    }
    List<TestRunFile> found = new ArrayList<>();
    for (Path file : files(path)) {
      if (isResult(file)) {
        found.add(read(file, format(file)));
      }
    }
    if (found.isEmpty()) {
      throw new InputException(path
          + ": it holds no results; expected junit.xml, results.json, e2e.log or *-report.yaml");
    }
    return found;
  }

  private static List<Path> files(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(
        directory, file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))) {
      stream.forEach(files::add);
    } catch (IOException e) {
      throw InputException.unreadable(directory, e);
    } catch (DirectoryIteratorException e) {
      throw InputException.unreadable(directory, Objects.requireNonNull(e.getCause()));
    }
    files.sort(null);
    return files;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  private static boolean isResult(Path file) {
    String name = name(file);
    return ArtifactFormat.ofName(name).isPresent()
        || (name.startsWith("junit") && name.endsWith(".xml"))
        || name.endsWith("-report.yaml");
  }

  /** The format by the name; empty for a report of Gateway API. */
  private static Optional<ArtifactFormat> format(Path file) {
    String name = name(file);
    if (name.endsWith(".xml")) {
      return Optional.of(ArtifactFormat.JUNIT);
    }
    if (name.endsWith(".json") || name.endsWith(".jsonl")) {
      return Optional.of(ArtifactFormat.RESULTS);
    }
    if (name.endsWith(".log") || name.endsWith(".txt")) {
      return Optional.of(ArtifactFormat.LOG);
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return Optional.empty();
    }
    throw new InputException(
        file + ": the ending does not tell what it is; expected .xml, .json, .log or .yaml");
  }

  private static TestRunFile read(Path file, Optional<ArtifactFormat> format) {
    MessageDigest digest = Sha256.digest();
    try (InputStream in = new DigestInputStream(
        new BufferedInputStream(Files.newInputStream(file), 1 << 16), digest)) {
      TestResults results = format.isPresent() ? format.get().read(in) : gatewayApi(file, in);
      in.transferTo(OutputStream.nullOutputStream());
      return new TestRunFile(file, Sha256.hex(digest, new byte[0]), results);
    } catch (ArtifactException e) {
      throw new InputException(
          file + (e.line() > 0 ? ":" + e.line() : "") + ": " + e.getMessage()
              + "; give the file as the suite wrote it",
          e);
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /** Each profile counts as a test; its extended features do not decide. */
  private static TestResults gatewayApi(Path file, InputStream in)
      throws IOException, ArtifactException {
    byte[] bytes = in.readNBytes(MAX_REPORT + 1);
    if (bytes.length > MAX_REPORT) {
      throw new InputException(file + ": it is too large for a conformance report; check the path");
    }
    List<Document> documents = Document.read(new ByteArrayInputStream(bytes), file.toString());
    Value report = documents.isEmpty() ? Value.absent() : documents.get(0).value();
    if (!report.text("kind").equals("ConformanceReport")) {
      throw new InputException(
          file + ": it is no ConformanceReport; give the report of the Gateway API tests");
    }
    TestResults results = TestResults.empty();
    for (Value profile : report.items("profiles")) {
      results.record(
          profile.text("name"),
          switch (profile.text("core.result")) {
            case "success" -> TestOutcome.PASS;
            case "failure" -> TestOutcome.FAIL;
            default -> TestOutcome.SKIP;
          });
    }
    return results;
  }
}
