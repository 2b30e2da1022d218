package io.github.aiconf.simulator.selector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares answers of the oracle, one JSON document a line, with those computed here. Its arguments
 * are files; it prints each difference and ends with the number of them.
 */
final class CaseComparison {

  private CaseComparison() {}

  public static void main(String[] files) throws IOException {
    int compared = 0;
    int different = 0;
    ObjectMapper mapper = new ObjectMapper();
    for (String file : files) {
      try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
        String line = reader.readLine();
        while (line != null) {
          compared++;
          different += compare(mapper.readTree(line)) ? 0 : 1;
          line = reader.readLine();
        }
      }
    }
    System.out.println(compared + " compared, " + different + " different");
  }

  private static boolean compare(JsonNode content) {
    SelectorCase selectorCase = new SelectorCase(content);
    String actual = selectorCase.actual();
    if (actual.equals(selectorCase.expected())) {
      return true;
    }
    System.out.println(content.path("name").asText()
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
