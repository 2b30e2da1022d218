package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.Document;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.model.FieldProblem;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * An object of a file.
 *
 * @param document where it is written
 * @param place path of the object in its document; empty for all of it
 * @param object what is written
 */
record WrittenObject(Document document, String place, Value object) {

  private static final JsonMapper JSON = new JsonMapper();

  /** An object of a cluster, as if it stood in a file. */
  static WrittenObject of(KubernetesObject object) {
    try {
      byte[] json = JSON.writeValueAsBytes(object.root().json());
      Document document =
          Document.readJson(new ByteArrayInputStream(json), "the cluster").get(0);
      return new WrittenObject(document, "", document.value());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of an object of a cluster, which has texts as keys, as JSON has them. */
  @SuppressWarnings("unchecked")
  static Map<String, ?> tree(KubernetesObject object) {
    return object.root().json() instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }

  String kind() {
    return object.text("kind");
  }

  /** The API group; empty for that of the core. */
  String group() {
    String version = object.text("apiVersion");
    return version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
  }

  String namespace() {
    String namespace = object.text("metadata.namespace");
    return namespace.isEmpty() ? "default" : namespace;
  }

  String name() {
    return object.text("metadata.name");
  }

  String label() {
    return name().isEmpty() ? kind() : kind() + " " + namespace() + "/" + name();
  }

  /** What to say if a field of the object is wrong. */
  InputException refuse(String field, String problem) {
    String path = field.isEmpty() || place.isEmpty() ? place + field : place + "." + field;
    String subject = kind().isEmpty() ? path : field;
    return new InputException(document.source() + ":" + document.line(path) + ": "
        + (kind().isEmpty() ? "" : label() + ": ") + (subject.isEmpty() ? "" : subject + " ")
        + problem);
  }

  /**
   * Refuses the object for the first of the problems.
   *
   * @param at what stands before their fields
   * @throws InputException if there is a problem
   */
  void refuse(String at, List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      FieldProblem first = problems.get(0);
      String more = problems.size() > 1 ? "; " + (problems.size() - 1) + " more after it" : "";
      throw refuse(at + first.field(), first.message() + more);
    }
  }

  /** Keys that are no texts are refused with the rules. */
  @SuppressWarnings("unchecked")
  Map<String, ?> tree() {
    return object.json() instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }
}
