package io.github.aiconf.core.pseudonym;

import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.output.Replacement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which pseudonym stands for what. Kept in a file of the user, so that a second recording has the
 * same pseudonyms, and never written into a recording.
 */
public final class PseudonymTable {

  /** What is replaced. */
  enum Sort {
    NODE("nodes"),
    NAMESPACE("namespaces"),
    ADDRESS("addresses"),
    HOST("hosts"),
    CLUSTER("clusters");

    private final String key;

    Sort(String key) {
      this.key = key;
    }
  }

  private final Map<Sort, Map<String, String>> pseudonyms = new EnumMap<>(Sort.class);

  /** A table without entries. */
  public PseudonymTable() {
    for (Sort sort : Sort.values()) {
      pseudonyms.put(sort, new TreeMap<>());
    }
  }

  /**
   * The table in a file, empty where there is no file yet.
   *
   * @throws InputException if the file is no such table
   */
  public static PseudonymTable read(Path file) {
    PseudonymTable table = new PseudonymTable();
    if (Files.notExists(file)) {
      return table;
    }
    try (InputStream in = Files.newInputStream(file)) {
      List<Document> documents = Document.read(in, file.toString());
      for (Sort sort : Sort.values()) {
        documents.forEach(
            d -> table.entries(sort).putAll(d.value().get(sort.key).strings()));
      }
      return table;
    } catch (IOException e) {
      throw new InputException(
          file + ": the table of pseudonyms cannot be read: " + e.getMessage(), e);
    }
  }

  /** Writes the table, readable by its owner alone. */
  public void write(Path file) {
    StringBuilder yaml = new StringBuilder(
        "# What the pseudonyms of aiconf snapshot stand for. Keep it to yourself.\n");
    for (Sort sort : Sort.values()) {
      yaml.append(sort.key).append(":").append(entries(sort).isEmpty() ? " {}\n" : "\n");
      entries(sort)
          .forEach((name, pseudonym) -> yaml.append("  ")
              .append(quoted(name))
              .append(": ")
              .append(quoted(pseudonym))
              .append('\n'));
    }
    Path absolute = file.toAbsolutePath();
    Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(temporary);
      if (Files.getFileStore(absolute.getRoot()).supportsFileAttributeView("posix")) {
        Files.createFile(
            temporary,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(temporary, yaml, StandardCharsets.UTF_8);
      Replacement.move(temporary, absolute);
    } catch (IOException e) {
      throw new InputException(
          file + ": the table of pseudonyms cannot be written: " + e.getMessage(), e);
    }
  }

  /** The pseudonym of a name, a new one where it has none. */
  String of(Sort sort, String name) {
    Map<String, String> known = entries(sort);
    return known.computeIfAbsent(name, unused -> make(sort, name, known.size() + 1));
  }

  private Map<String, String> entries(Sort sort) {
    return pseudonyms.getOrDefault(sort, new TreeMap<>());
  }

  private static String make(Sort sort, String name, int number) {
    return switch (sort) {
      case NODE -> "node-" + number;
      case NAMESPACE -> "namespace-" + number;
      case CLUSTER -> "cluster-" + number;
      case HOST -> "host-" + number + ".example.invalid";
      case ADDRESS -> name.indexOf(':') >= 0 ? ipv6(number) : ipv4(number);
    };
  }

  /** Out of 240.0.0.0/4, which is reserved: no real address looks like it. */
  private static String ipv4(int number) {
    return (240 + (number >> 24)) + "." + ((number >> 16) & 255) + "." + ((number >> 8) & 255) + "."
        + (number & 255);
  }

  /** Out of 2001:db8::/32, which is for documents. */
  private static String ipv6(int number) {
    return "2001:db8::" + Integer.toHexString(number >> 16) + ":"
        + Integer.toHexString(number & 0xffff);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
