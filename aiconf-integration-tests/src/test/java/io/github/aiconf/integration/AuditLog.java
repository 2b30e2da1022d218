package io.github.aiconf.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an API server wrote down about the requests that it answered. */
final class AuditLog {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /**
   * A request.
   *
   * @param user who asked
   * @param verb for example {@code list}
   * @param group of the resource; empty for the core group
   * @param resource for example {@code pods}; empty where no resource was asked for
   * @param name of the object, also where a field selector names it
   * @param path of the URL
   */
  record Request(
      String user, String verb, String group, String resource, String name, String path) {

    private static Request of(JsonNode event) {
      JsonNode object = event.path("objectRef");
      String subresource = object.path("subresource").asText();
      return new Request(
          event.path("user").path("username").asText(),
          event.path("verb").asText(),
          object.path("apiGroup").asText(),
          object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
          object.path("name").asText(),
          event.path("requestURI").asText().replaceFirst("\\?.*", ""));
    }
  }

  /** The requests of a user, without doubles. */
  List<Request> requestsOf(String user) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.contains(user))
          .map(AuditLog::request)
          .filter(request -> request.user().equals(user))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request request(String line) {
    try {
      return Request.of(JSON.readTree(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
