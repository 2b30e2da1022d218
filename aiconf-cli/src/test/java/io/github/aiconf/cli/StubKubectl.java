package io.github.aiconf.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.aiconf.testkit.FakeApiServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code kubectl} on the path of a script: it prints what a fake server says, asked beforehand
 * for everything that the script may want, and fails on everything else.
 */
final class StubKubectl {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = """
      #!/bin/sh
      file="%s/$(printf %%s "$*" | tr -c 'A-Za-z0-9.' _)"
      [ -f "$file" ] || { echo "Error from server: $*" >&2; exit 1; }
      cat "$file"
      """;

  private final FakeApiServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path answers;

  private StubKubectl(FakeApiServer server, Path answers) {
    this.server = server;
    this.answers = answers;
  }

  /** The folder that a script has to have on its path. */
  static Path of(FakeApiServer server, Path folder) throws IOException, InterruptedException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    StubKubectl stub = new StubKubectl(server, Files.createDirectory(folder.resolve("answers")));
    stub.ask();
    Path kubectl = Files.writeString(bin.resolve("kubectl"), SCRIPT.formatted(stub.answers));
    if (!kubectl.toFile().setExecutable(true)) {
      throw new IOException(kubectl + " cannot be made executable");
    }
    return bin;
  }

  private void ask() throws IOException, InterruptedException {
    raw("/version");
    raw("/metrics");
    List<String> versions = new ArrayList<>(List.of("v1"));
    for (JsonNode group : raw("/apis").path("groups")) {
      group
          .path("versions")
          .forEach(version -> versions.add(version.path("groupVersion").asText()));
    }
    answer("api-versions", String.join("\n", versions));
    for (String version : versions) {
      String path = (version.contains("/") ? "/apis/" : "/api/") + version;
      for (JsonNode resource : raw(path).path("resources")) {
        String name = resource.path("name").asText();
        if (!name.contains("/")) {
          list(path, name, version, resource.path("kind").asText());
        }
      }
    }
  }

  private JsonNode raw(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      return JSON.missingNode();
    }
    answer("get --raw " + path, answer.body());
    return answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.missingNode();
  }

  /** Unlike the server, kubectl prints lists without a type and items with one. */
  private void list(String path, String resource, String version, String kind)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path + "/" + resource);
    if (answer.statusCode() == 200) {
      ObjectNode list = (ObjectNode) JSON.readTree(answer.body());
      list.put("kind", "List").put("apiVersion", "v1");
      for (JsonNode item : list.path("items")) {
        ((ObjectNode) item).put("apiVersion", version).put("kind", kind);
      }
      String group = version.contains("/") ? "." + version.substring(0, version.indexOf('/')) : "";
      answer("get " + resource + group + " --all-namespaces -o json", list.toString());
    }
  }

  private void answer(String arguments, String text) throws IOException {
    Files.writeString(answers.resolve(arguments.replaceAll("[^A-Za-z0-9.]", "_")), text);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
