package io.github.aiconf.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer of a fake API server. */
record FakeAnswer(int status, String contentType, String body, Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FakeAnswer of(int status, String contentType, String body) {
    return new FakeAnswer(status, contentType, body, Map.of());
  }

  static FakeAnswer json(Map<String, ?> body) {
    return json(200, body);
  }

  /** A failure in the words of Kubernetes. */
  static FakeAnswer status(int code, String reason, String message) {
    return json(code, statusBody(code, reason, message, Map.of()));
  }

  /** A token that is no longer known, and the one with which to go on. */
  static FakeAnswer expired(String nextToken) {
    return json(
        410,
        statusBody(
            410,
            "Expired",
            "The provided continue parameter is too old to display a consistent list result.",
            Map.of("continue", nextToken)));
  }

  FakeAnswer header(String name, String value) {
    return new FakeAnswer(status, contentType, body, Map.of(name, value));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static FakeAnswer json(int status, Map<String, ?> body) {
    try {
      return of(status, "application/json", JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> statusBody(
      int code, String reason, String message, Map<String, String> metadata) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("kind", "Status");
    status.put("apiVersion", "v1");
    status.put("metadata", metadata);
    status.put("status", "Failure");
    status.put("message", message);
    status.put("reason", reason);
    status.put("code", code);
    return status;
  }
}
