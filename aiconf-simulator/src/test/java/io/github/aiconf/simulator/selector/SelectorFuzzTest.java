package io.github.aiconf.simulator.selector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.aiconf.simulator.model.Device;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Any text is an expression or has a problem, and any expression an outcome. The property
 * {@code aiconf.fuzz.rounds} says how many texts are tried.
 */
final class SelectorFuzzTest {

  private static final int ROUNDS = Integer.getInteger("aiconf.fuzz.rounds", 1000);

  private static final List<String> PIECES = List.of(
      "device",
      ".",
      "attributes",
      "[",
      "]",
      "(",
      ")",
      "\"a\"",
      "'",
      "?",
      ":",
      "&&",
      "||",
      "!",
      "-",
      "1",
      "1u",
      "2.5",
      "null",
      "true",
      "{",
      "}",
      ",",
      "==",
      "in",
      "has",
      "cel.bind",
      "map",
      "all",
      "x",
      "quantity",
      "semver",
      "\\",
      "\"",
      "b'",
      "r\"",
      "\u0000",
      "日",
      "\ud800",
      "#",
      "@",
      "`",
      " ",
      "\n",
      ".?",
      "[?",
      "optMap",
      "sortBy",
      "format",
      "%s",
      "matches",
      "size",
      "+",
      "*",
      "/",
      "%");

  private final DeviceSelectors selectors = DeviceSelectors.of(SelectorLanguage.KUBERNETES_1_36);
  private final Random random = new Random(42);

  private void hasAnOutcome(String text, Device device) {
    DeviceSelector selector = selectors.compile(text);
    SelectorOutcome outcome = selector.evaluate("gpu.example.com", device);
    assertThat(selector.problem().isEmpty() || outcome instanceof SelectorOutcome.Failure)
        .as(text)
        .isTrue();
    assertThat(selectors.failingTerm(text, "gpu.example.com", device).isEmpty()
            || (outcome instanceof SelectorOutcome.Answer answer && !answer.matches()))
        .as(text)
        .isTrue();
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  @Test
  void takesAnyTextForAnExpression() throws IOException {
    Device device = GoldenSelectorsTest.cases().findFirst().orElseThrow().device();
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(1, 14); piece > 0; piece--) {
        text.append(piece());
      }
      hasAnOutcome(text.toString(), device);
    }
  }

  @Test
  void takesExpressionsThatWereDamaged() throws IOException {
    List<SelectorCase> cases = GoldenSelectorsTest.cases().toList();
    for (int i = 0; i < ROUNDS; i++) {
      SelectorCase sound = cases.get(random.nextInt(cases.size()));
      StringBuilder text = new StringBuilder(sound.expression());
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        text.replace(from, to, random.nextBoolean() ? piece() : "");
      }
      hasAnOutcome(text.toString(), sound.device());
    }
  }
}
