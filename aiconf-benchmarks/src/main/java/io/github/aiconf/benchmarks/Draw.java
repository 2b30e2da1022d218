package io.github.aiconf.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Names, identifiers and times as an API server and its controllers make them, from a seed. */
final class Draw {

  /** When the cluster is said to have been recorded. */
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  /** The letters of generated names, which cannot form words. */
  private static final String NAME_LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int OLDEST_SECONDS = 90 * 24 * 3600;

  private final SplittableRandom random;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The same for the same seed, purpose and index, whatever was drawn before. */
  static Draw of(long seed, String purpose, int index) {
    return new Draw(seed * 31 + purpose.hashCode() * 1_000_003L + index);
  }

  /** The values that most objects need. */
  Map<String, String> object() {
    Instant created = NOW.minusSeconds(60 + below(OLDEST_SECONDS));
    Map<String, String> values = new HashMap<>();
    values.put("uid", uid());
    values.put("owner", uid());
    values.put("version", Integer.toString(100_000_000 + below(900_000_000)));
    values.put("created", created.toString());
    values.put("started", created.plusSeconds(1 + below(50)).toString());
    values.put("suffix", suffix(5));
    values.put("ip", ip());
    return values;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> all) {
    return all.get(below(all.size()));
  }

  <T> List<T> shuffled(List<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, below(i + 1));
    }
    return shuffled;
  }

  String uid() {
    String hex = hex(32);
    return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-4" + hex.substring(13, 16) + "-a"
        + hex.substring(17, 20) + "-" + hex.substring(20);
  }

  String hex(int length) {
    StringBuilder text = new StringBuilder(length + 16);
    while (text.length() < length) {
      String digits = Long.toHexString(random.nextLong());
      text.append("0".repeat(16 - digits.length())).append(digits);
    }
    text.setLength(length);
    return text.toString();
  }

  String suffix(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(NAME_LETTERS.charAt(below(NAME_LETTERS.length())));
    }
    return text.toString();
  }

  String ip() {
    return "10." + (128 + below(128)) + "." + below(256) + "." + (1 + below(254));
  }
}
