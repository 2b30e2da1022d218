package io.github.aiconf.core.submission.lint;

import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.submission.artifact.GoText;
import io.github.aiconf.core.submission.product.Product;
import io.github.aiconf.core.submission.yaml.YamlException;
import io.github.aiconf.core.submission.yaml.YamlNode;
import io.github.aiconf.core.submission.yaml.YamlReader;
import io.github.aiconf.core.submission.yaml.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the members that a vendor has to be among: a file with one name a line, or the file
 * of the landscape, of which the category of the members counts.
 */
public final class Members {

  private static final Pattern LANDSCAPE = Pattern.compile("(?m)^landscape:");
  private static final Pattern SUFFIX = Pattern.compile(" \\((?:member|supporter)\\)$");
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  private Members() {}

  /**
   * Reads a file of members.
   *
   * @throws InputException if it cannot be read, or holds none
   */
  public static Set<String> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new InputException(file + ": it is too large for a list of members; check the path");
      }
      String text = YamlText.of(content).text();
      return some(
          LANDSCAPE.matcher(text).find() ? ofLandscape(text, file) : ofLines(text),
          file + ": it names no member; give one name a line, or the file of the landscape");
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  /**
   * Reads the file of the landscape.
   *
   * @param source its name, for messages
   * @throws InputException if it is not that file
   */
  public static Set<String> ofLandscape(byte[] content, String source) {
    return some(
        ofLandscape(YamlText.of(content).text(), source),
        source + ": it is not the file of the landscape; check the URL");
  }

  private static Set<String> some(Set<String> members, String otherwise) {
    if (members.isEmpty()) {
      throw new InputException(otherwise);
    }
    return members;
  }

  private static Set<String> ofLines(String text) {
    Set<String> members = new LinkedHashSet<>();
    text.lines().map(GoText::trim).filter(line -> !line.isEmpty()).forEach(members::add);
    return members;
  }

  private static Set<String> ofLandscape(String text, Object source) {
    try {
      Set<String> members = new LinkedHashSet<>();
      Optional<YamlNode> root = YamlReader.read(text);
      for (YamlNode category : list(root, "landscape")) {
        if (text(category, "name").equals("CNCF Members")) {
          for (YamlNode group : list(Optional.of(category), "subcategories")) {
            list(Optional.of(group), "items")
                .forEach(item -> members.add(SUFFIX.matcher(text(item, "name")).replaceAll("")));
          }
        }
      }
      return members;
    } catch (YamlException e) {
      throw new InputException(
          source + ":" + e.place().line() + ": " + e.getMessage() + "; download the file again", e);
    }
  }

  private static List<YamlNode> list(Optional<YamlNode> mapping, String key) {
    return mapping
        .flatMap(node -> Product.valueIn(node, key))
        .map(YamlNode::resolved)
        .filter(node -> node.kind() == YamlNode.Kind.SEQUENCE)
        .map(YamlNode::content)
        .orElse(List.of());
  }

  private static String text(YamlNode mapping, String key) {
    return Product.valueIn(mapping, key).map(node -> node.resolved().value()).orElse("");
  }
}
