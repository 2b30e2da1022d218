package io.github.aiconf.core.submission.fill;

import io.github.aiconf.core.submission.yaml.YamlText;
import java.util.List;

/**
 * A product file as it would be written.
 *
 * @param before the text as it is
 * @param after the text as it would be
 * @param file how the file is encoded
 * @param lines what was decided, by requirement
 */
public record PreparedProduct(String before, String after, YamlText file, List<Line> lines) {

  /**
   * What was decided about a requirement.
   *
   * @param id the requirement
   * @param status its status; empty where it stays open
   * @param why the reason, or what is missing
   */
  public record Line(String id, String status, String why) {}

  /** Copies the list. */
  public PreparedProduct {
    lines = List.copyOf(lines);
  }

  /** The bytes of the file as it would be. */
  public byte[] bytes() {
    return file.encode(after);
  }
}
