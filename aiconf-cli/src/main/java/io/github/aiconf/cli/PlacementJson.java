package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.placement.NotModelled;
import java.io.IOException;
import java.util.Collection;

/** Where pods can be placed, as JSON; docs/placement.md lists the fields. */
final class PlacementJson {

  private PlacementJson() {}

  static void write(PodPlacement pod, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("pod", pod.pod().key());
    json.writeStringField("answer", pod.answer().name());
    json.writeNumberField("asked", pod.asked());
    texts("fits", pod.fits(), json);
    if (pod.message().isPresent()) {
      json.writeStringField("message", pod.message().get());
    }
    json.writeArrayFieldStart("refusals");
    for (PodPlacement.Group group : pod.refusals()) {
      json.writeStartObject();
      texts("nodes", group.nodes(), json);
      json.writeArrayFieldStart("filters");
      for (PodPlacement.Refusal refusal : group.reasons()) {
        json.writeStartObject();
        json.writeStringField("filter", refusal.filter().plugin());
        json.writeStringField("code", refusal.rejection().code().text());
        texts("reasons", refusal.rejection().reasons(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("schedulingGates", pod.verdicts().schedulingGates(), json);
    texts(
        "notModelled",
        pod.verdicts().notModelled().stream().map(NotModelled::name).toList(),
        json);
    json.writeEndObject();
  }

  private static void texts(String field, Collection<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
