package io.github.aiconf.simulator.placement.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.simulator.placement.RandomClusters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that prints random cases without answers: {@code RandomCases FIRST COUNT}. The case
 * with a number is always the same.
 */
final class RandomCases {

  private static final JsonMapper JSON = new JsonMapper();

  private RandomCases() {}

  public static void main(String[] arguments) throws IOException {
    OutputStream out = System.out;
    int first = Integer.parseInt(arguments[0]);
    for (int i = first; i < first + Integer.parseInt(arguments[1]); i++) {
      out.write(line(i));
      out.write('\n');
    }
    out.flush();
  }

  private static byte[] line(int seed) throws JsonProcessingException {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("name", "random-" + seed);
    // Few gates alternate in blocks, since they make the scheduler wait.
    if (seed / 100 % 3 == 0) {
      question.put("gates", Map.of("TaintTolerationComparisonOperators", true));
    }
    question.put("objects", RandomClusters.cluster(seed));
    return JSON.writeValueAsBytes(question);
  }
}
