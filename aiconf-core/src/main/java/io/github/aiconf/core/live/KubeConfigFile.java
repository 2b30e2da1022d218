package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A kubeconfig, looked at before the client does, so that what is wrong with it is said with file
 * and line. The client then reads the same file.
 */
final class KubeConfigFile {

  private final Path path;
  private final Document document;

  private KubeConfigFile(Path path, Document document) {
    this.path = path;
    this.document = document;
  }

  static KubeConfigFile read(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      List<Document> documents = Document.read(in, path.toString());
      if (documents.isEmpty() || documents.get(0).value().fields().isEmpty()) {
        throw new InputException(
            path + ": the kubeconfig is empty; give one with --kubeconfig or $KUBECONFIG");
      }
      return new KubeConfigFile(path, documents.get(0));
    } catch (NoSuchFileException e) {
      throw new InputException(
          path
              + ": there is no kubeconfig; give one with --kubeconfig or $KUBECONFIG, or check a recording with --snapshot",
          e);
    } catch (IOException e) {
      throw InputException.unreadable(path, e);
    }
  }

  Path path() {
    return path;
  }

  String currentContext() {
    return document.value().text("current-context");
  }

  /** An entry of {@code contexts}, {@code clusters} or {@code users}. */
  Optional<Value> entry(String list, String name) {
    return document.value().items(list).stream()
        .filter(e -> e.text("name").equals(name))
        .findFirst();
  }

  String contextNames() {
    TreeSet<String> names = new TreeSet<>();
    document.value().items("contexts").forEach(context -> names.add(context.text("name")));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** What is wrong with an entry, with the line on which it begins. */
  InputException refuseEntry(String list, String name, String problem) {
    List<Value> items = document.value().items(list);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).text("name").equals(name)) {
        return document.refuse(list + "[" + i + "]", problem);
      }
    }
    return refuse(list, problem);
  }

  InputException refuse(String field, String problem) {
    return document.refuse(field, problem);
  }
}
