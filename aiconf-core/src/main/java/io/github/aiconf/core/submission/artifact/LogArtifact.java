package io.github.aiconf.core.submission.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** {@code e2e.log}: lines such as {@code --- PASS: TestX (1.00s)}, which may be indented. */
final class LogArtifact {

  private static final byte[] DASHES = "--- ".getBytes(StandardCharsets.US_ASCII);
  private static final int WORD = 4;

  private LogArtifact() {}

  static TestResults read(InputStream in) throws IOException, ArtifactException {
    TestResults results = new TestResults();
    Lines lines = new Lines(in);
    while (lines.advance()) {
      read(lines, results);
    }
    return results;
  }

  private static void read(Lines lines, TestResults results) throws ArtifactException {
    byte[] line = lines.buffer();
    int at = lines.from();
    while (at < lines.to() && isSpace(line[at])) {
      at++;
    }
    int name = at + DASHES.length + WORD + 2;
    if (name >= lines.to()
        || line[name - 2] != ':'
        || line[name - 1] != ' '
        || !Arrays.equals(line, at, at + DASHES.length, DASHES, 0, DASHES.length)) {
      return;
    }
    int end = name;
    while (end < lines.to() && !isSpace(line[end])) {
      end++;
    }
    String word = lines.text(at + DASHES.length, at + DASHES.length + WORD);
    if (end > name && (word.equals("PASS") || word.equals("FAIL") || word.equals("SKIP"))) {
      results.add(lines.text(name, end), TestOutcome.valueOf(word));
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\f' || b == '\r' || b == '\n';
  }
}
