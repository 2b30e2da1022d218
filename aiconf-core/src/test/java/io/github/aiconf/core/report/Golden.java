package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.core.ConformanceReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares what a writer writes with a file that was read and found good. */
final class Golden {

  private Golden() {}

  static String text(ReportWriter writer, ConformanceReport report) throws IOException {
    StringWriter out = new StringWriter();
    writer.write(report, out);
    return out.toString();
  }

  /** Leaves the text under {@code target/golden}; where a change is meant, copy it from there. */
  static void assertMatches(String file, String text) throws IOException {
    Path written = Path.of("target", "golden", file);
    Files.createDirectories(written.getParent());
    Files.writeString(written, text);
    try (InputStream golden = Golden.class.getResourceAsStream(file)) {
      assertThat(golden).as("src/test/resources/.../report/%s", file).isNotNull();
      assertThat(text)
          .as("%s; the new text is in %s", file, written)
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
