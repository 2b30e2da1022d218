package io.github.aiconf.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of a document that a program writes, between two marks.
 *
 * @param document its path
 * @param name what the marks begin with
 */
public record MarkedSection(Path document, String name) {

  /** Puts the lines between the marks. */
  public void write(List<String> lines) throws IOException {
    String begin = "<!-- " + name + ": begin -->";
    String end = "<!-- " + name + ": end -->";
    String text = Files.readString(document);
    int first = text.indexOf(begin);
    int last = text.indexOf(end);
    if (first < 0 || last < first) {
      throw new IOException(document + " has no line " + begin + " before a line " + end);
    }
    Files.writeString(
        document,
        text.substring(0, first + begin.length()) + "\n\n" + String.join("\n", lines) + "\n\n"
            + text.substring(last),
        StandardCharsets.UTF_8);
  }
}
