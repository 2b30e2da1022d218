package io.github.aiconf.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.api.Assurance;
import io.github.aiconf.api.Category;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Status;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.ObjectReference;
import io.github.aiconf.core.CheckResult;
import io.github.aiconf.core.RequirementResult;
import io.github.aiconf.core.cluster.ResourceRead;
import java.io.IOException;
import java.util.List;

/** The parts of a report as JSON objects, with their keys in a fixed order. */
final class JsonFields {

  /** Writes one element of a list. */
  @FunctionalInterface
  interface Element<T> {
    void write(T element) throws IOException;
  }

  private final JsonGenerator json;

  JsonFields(JsonGenerator json) {
    this.json = json;
  }

  <T> void list(String key, List<T> elements, Element<T> form) throws IOException {
    json.writeArrayFieldStart(key);
    for (T element : elements) {
      form.write(element);
    }
    json.writeEndArray();
  }

  void requirement(RequirementResult result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", result.id());
    json.writeStringField("title", result.title());
    present("category", result.category().map(Category::key).orElse(""));
    json.writeStringField("level", result.level().name());
    json.writeStringField("verdict", result.verdict().name());
    present("reason", result.reason().map(Reason::code).orElse(""));
    present("assurance", result.assurance().map(Assurance::name).orElse(""));
    present("status", result.status().map(Status::text).orElse(""));
    list("checks", result.checks(), this::check);
    json.writeEndObject();
  }

  void read(ResourceRead read) throws IOException {
    json.writeStartObject();
    json.writeStringField("resource", read.resource());
    present("apiVersion", read.apiVersion());
    json.writeStringField("state", read.state().name());
    json.writeNumberField("objects", read.objects());
    json.writeStringField("time", read.time().toString());
    json.writeEndObject();
  }

  void gap(Gap gap) throws IOException {
    json.writeStartObject();
    json.writeStringField("what", gap.what());
    json.writeStringField("reason", gap.cause().name());
    present("detail", gap.detail());
    present("next", gap.next());
    json.writeEndObject();
  }

  private void check(CheckResult check) throws IOException {
    Finding finding = check.finding();
    json.writeStartObject();
    json.writeStringField("id", check.id());
    json.writeStringField("depth", check.depth().name());
    json.writeStringField("question", check.question());
    json.writeStringField("verdict", finding.verdict().name());
    present("reason", finding.reason().map(Reason::code).orElse(""));
    json.writeStringField("summary", finding.summary());
    present("lookedFor", finding.lookedFor());
    present("next", finding.next());
    list("observations", finding.observations(), this::observation);
    list("warnings", finding.warnings(), json::writeString);
    list("notes", finding.notes(), json::writeString);
    json.writeBooleanField("simulatedHardware", finding.simulatedHardware());
    list("gaps", check.gaps(), this::gap);
    json.writeEndObject();
  }

  private void observation(Observation observation) throws IOException {
    ObjectReference object = observation.object();
    json.writeStartObject();
    json.writeObjectFieldStart("object");
    json.writeStringField("apiVersion", object.apiVersion());
    json.writeStringField("kind", object.kind());
    present("namespace", object.namespace());
    present("name", object.name());
    json.writeEndObject();
    json.writeStringField("field", observation.field());
    json.writeStringField("value", observation.value());
    if (observation.expected().isPresent()) {
      json.writeStringField("expected", observation.expected().get());
    }
    json.writeEndObject();
  }

  private void present(String key, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(key, value);
    }
  }
}
