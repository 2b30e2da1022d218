package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.submission.program.Sha256;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the texts of the program by their digests. Those that were found once are remembered, since
 * most submissions hold the same; texts of others are not, so that it stays small.
 */
final class OfficialTexts {

  private final Map<String, String> found = new ConcurrentHashMap<>();

  /** Whether a text has a digest of the program's data. */
  boolean contains(String sha256, String text) {
    if (text.equals(found.get(sha256))) {
      return true;
    }
    boolean official = Sha256.of(text).equals(sha256);
    if (official) {
      found.put(sha256, text);
    }
    return official;
  }
}
