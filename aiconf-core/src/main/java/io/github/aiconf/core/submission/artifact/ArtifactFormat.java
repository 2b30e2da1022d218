package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The kinds of artefacts, recognised by their names alone. */
public enum ArtifactFormat {
  /** {@code junit.xml}. */
  JUNIT("junit.xml") {
    @Override
    TestResults parse(InputStream in) throws IOException, ArtifactException {
      return JunitArtifact.read(in);
    }
  },
  /** {@code results.json}: one event of {@code go test -json} a line. */
  RESULTS("results.json") {
    @Override
    TestResults parse(InputStream in) throws IOException, ArtifactException {
      return ResultsArtifact.read(in);
    }
  },
  /** {@code e2e.log}: the output of {@code go test -v}. */
  LOG("e2e.log") {
    @Override
    TestResults parse(InputStream in) throws IOException, ArtifactException {
      return LogArtifact.read(in);
    }
  };

  private final String fileName;

  ArtifactFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The name that the program reserves for it. */
  public String fileName() {
    return fileName;
  }

  /** The format of a file by its name, in whatever case. */
  public static Optional<ArtifactFormat> ofName(String name) {
    String lower = lowerCase(name);
    for (ArtifactFormat format : values()) {
      if (format.fileName.equals(lower)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads the tests of an artefact.
   *
   * @throws ArtifactException if it is not of this format
   */
  public TestResults read(InputStream in) throws IOException, ArtifactException {
    return parse(in);
  }

  abstract TestResults parse(InputStream in) throws IOException, ArtifactException;

  /** Character by character, as Go does it: unlike that of Java it never changes the length. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
