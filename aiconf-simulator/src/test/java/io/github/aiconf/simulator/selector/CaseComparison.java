package io.github.aiconf.simulator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares answers of the oracle, one JSON document a line, with those computed here. Its arguments
 * are files; it prints each difference and ends with the number of them.
 */
public final class CaseComparison {

  private final PrintStream out;
  private int compared;
  private int different;

  /** @param out where differences go */
  public CaseComparison(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] files) throws IOException {
    CaseComparison comparison = new CaseComparison(System.out);
    for (String file : files) {
      comparison.compare(Path.of(file), Integer.getInteger("aiconf.minor", 36));
    }
    System.out.println(comparison.compared + " compared, " + comparison.different + " different");
  }

  /**
   * Compares the cases of a file and returns how many were answered differently so far.
   *
   * @param minor of the release that answered them
   */
  public int compare(Path file, int minor) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String line = reader.readLine();
      while (line != null) {
        compared++;
        different += compare(new SelectorCase(mapper.readTree(line), minor)) ? 0 : 1;
        line = reader.readLine();
      }
    }
    return different;
  }

  private boolean compare(SelectorCase selectorCase) {
    JsonNode content = selectorCase.content();
    String actual = selectorCase.actual();
    if (actual.equals(selectorCase.expected())) {
      return true;
    }
    out.println(content.path("name").asText()
        + ": expected " + selectorCase.expected()
        + ", got " + actual
        + " for " + selectorCase.expression()
        + " " + selectorCase.selector().problem()
        + " " + content.path("compileError").asText() + content.path("error").asText()
        + " "
        + selectorCase.selector().evaluate(content.path("driver").asText(), selectorCase.device()));
    return false;
  }
}
