package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the objects of files: YAML or JSON, several documents, lists. */
final class ObjectFiles {

  /** What people write is small; what is larger is another file. */
  private static final int LARGEST = 16 << 20;

  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---");

  private final String content;
  private final String example;

  /**
   * Files that hold objects of some kinds.
   *
   * @param content what the files hold, for example {@code claims}
   * @param example a kind that can stand there
   */
  ObjectFiles(String content, String example) {
    this.content = content;
    this.example = example;
  }

  /**
   * The objects of one file.
   *
   * @param name a path; a dash stands for the standard input
   * @throws InputException if it cannot be read, or holds no object
   */
  List<WrittenObject> read(String name, Terminal terminal) {
    List<WrittenObject> objects = new ArrayList<>();
    for (Document document : documents(name, terminal)) {
      add(new WrittenObject(document, "", document.value()), objects);
    }
    if (objects.isEmpty()) {
      throw new InputException(source(name) + ": holds no " + example + "; write one there");
    }
    return objects;
  }

  /**
   * The documents of one file.
   *
   * @param name a path; a dash stands for the standard input
   * @throws InputException if it cannot be read
   */
  List<Document> documents(String name, Terminal terminal) {
    byte[] bytes = name.equals("-") ? bytes(terminal.stdin(), source(name)) : bytes(name);
    return documents(bytes, source(name));
  }

  private static String source(String name) {
    return name.equals("-") ? "standard input" : name;
  }

  private byte[] bytes(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        throw new InputException(name + ": is a folder; name a file with " + content);
      }
      try (InputStream in = Files.newInputStream(path)) {
        return bytes(in, name);
      }
    } catch (InvalidPathException e) {
      throw new InputException(name + ": is not the name of a file; give another", e);
    } catch (IOException e) {
      throw InputException.unreadable(name, e);
    }
  }

  private byte[] bytes(InputStream in, String source) {
    try {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new InputException(source + ": is larger than " + (LARGEST >> 20)
            + " MiB, which no file of " + content + " is; check the path");
      }
      return bytes;
    } catch (IOException e) {
      throw InputException.unreadable(source, e);
    }
  }

  private static List<Document> documents(byte[] content, String source) {
    String text = new String(content, StandardCharsets.UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(content);
    boolean isJson = text.stripLeading().startsWith("{")
        && text.indexOf('\t') >= 0
        && !SEPARATOR.matcher(text).find();
    return isJson ? Document.readJson(in, source) : Document.read(in, source);
  }

  private void add(WrittenObject written, List<WrittenObject> objects) {
    if (written.kind().endsWith("List") && written.object().get("items").isList()) {
      List<Value> items = written.object().items("items");
      for (int i = 0; i < items.size(); i++) {
        add(new WrittenObject(written.document(), "items[" + i + "]", items.get(i)), objects);
      }
      return;
    }
    if (written.kind().isEmpty()) {
      throw written.refuse("kind", "is missing; write " + example);
    }
    objects.add(written);
  }
}
