package io.github.aiconf.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarkdownReportTest {

  @Test
  void matchesTheGoldenFile() throws IOException {
    Golden.assertMatches("report.md", Golden.text(ReportWriters.markdown(), SampleReports.rich()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
          plain-value_1.2/x    ~ `plain-value_1.2/x`
          a|b                  ~ <code>a&#124;b</code>
          a\\|b                ~ <code>a&#92;&#124;b</code>
          `rm -rf`             ~ <code>&#96;rm -rf&#96;</code>
          <script>x</script>   ~ <code>&#60;script&#62;x&#60;/script&#62;</code>
          a&b                  ~ <code>a&#38;b</code>
          @octocat             ~ `@octocat`
          """)
  void showsAnObservedValueAsCode(String value, String markdown) {
    assertThat(MarkdownText.code(value)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
          my_pod_name          ~ my_pod_name
          _emphasis_           ~ \\_emphasis\\_
          **bold** `code`      ~ \\*\\*bold\\*\\* \\`code\\`
          a|b                  ~ a\\|b
          a\\|b                ~ a\\\\\\|b
          [x](https://e.org)   ~ \\[x\\](https://e.org)
          <b>&amp;             ~ &lt;b&gt;&amp;amp;
          thanks @octocat      ~ thanks <span>@</span>octocat
          image@sha256:ab      ~ image@sha256:ab
          """)
  void showsASentenceAsItStands(String sentence, String markdown) {
    assertThat(MarkdownText.prose(sentence)).isEqualTo(markdown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a | b",
        "a \\| b",
        "line\n| forged | row |",
        "`",
        "``` fence",
        "<details>",
        "\u2028# head"
      })
  void keepsTheFormOfItsTables(String text) throws IOException {
    String markdown = Golden.text(ReportWriters.markdown(), SampleReports.hostile(text));
    assertThat(markdown.lines().filter(line -> line.startsWith("|")))
        .hasSize(6)
        .allSatisfy(row -> assertThat(cells(row)).isIn(4, 6));
    assertThat(markdown).doesNotContain("<details>", "\n#  head", "\n```");
  }

  @Test
  void writesNoRawControlCharacter() throws IOException {
    String markdown =
        Golden.text(ReportWriters.markdown(), SampleReports.hostile("\u001B[31m\u0007\r"));
    assertThat(markdown.chars()).allMatch(c -> c == '\n' || !Character.isISOControl(c));
  }

  // As GitHub counts: a pipe ends a cell where no backslash escapes it.
  private static int cells(String row) {
    int cells = -1;
    for (int i = 0; i < row.length(); i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (row.charAt(i) == '|') {
        cells++;
      }
    }
    return cells;
  }
}
