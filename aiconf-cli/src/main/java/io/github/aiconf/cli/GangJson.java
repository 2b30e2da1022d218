package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Remedy;
import io.github.aiconf.simulator.placement.gang.Witness;
import java.io.IOException;

/** Answers about gangs as JSON; docs/placement.md lists the fields. */
final class GangJson {

  private GangJson() {}

  static void write(Terminal terminal, GangQuestion question) throws IOException {
    try (AnswerJson json = question.cluster().answer(terminal)) {
      json.fields(to -> {
        gang(question.wanted(), to);
        to.writeStringField("answer", question.answer().name());
        if (question.solved().isPresent()) {
          to.writeStringField("method", question.solved().get().method().name());
        }
        if (question.reason().isPresent()) {
          to.writeStringField("reason", question.reason().get());
        }
        if (question.explanation().isPresent()) {
          explanation(question.explanation().get(), to);
        }
        if (question.forecast().isPresent()) {
          Forecast forecast = question.forecast().get();
          to.writeObjectFieldStart("forecast");
          to.writeStringField("scheduler", forecast.scheduler().name());
          to.writeStringField("expectation", forecast.expectation().name());
          to.writeStringField("reason", forecast.reason());
          to.writeEndObject();
        }
        if (question.witness().isPresent()) {
          witness(question.wanted().gang(), question.witness().get(), to);
        }
      });
      json.end(question.notes(), question.gaps());
    }
  }

  private static void gang(GangFiles.Wanted wanted, JsonGenerator json) throws IOException {
    Gang gang = wanted.gang();
    json.writeObjectFieldStart("gang");
    json.writeStringField("name", wanted.name());
    json.writeNumberField("pods", gang.size());
    json.writeNumberField("minimum", gang.minimum());
    json.writeArrayFieldStart("classes");
    for (PodClass each : gang.classes()) {
      json.writeStartObject();
      json.writeStringField("name", each.name());
      json.writeNumberField("pods", each.count());
      json.writeNumberField("minimum", each.minimum());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (gang.topology().isPresent()) {
      json.writeObjectFieldStart("topology");
      json.writeArrayFieldStart("path");
      for (String label : gang.topology().get().path()) {
        json.writeString(label);
      }
      json.writeEndArray();
      json.writeBooleanField("required", gang.topology().get().required());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void explanation(GangExplanation explanation, JsonGenerator json)
      throws IOException {
    json.writeNumberField("places", explanation.most());
    json.writeBooleanField("placesIsExact", explanation.mostIsExact());
    json.writeArrayFieldStart("remedies");
    for (Remedy remedy : explanation.remedies()) {
      json.writeStartObject();
      json.writeStringField("kind", remedy.kind().name());
      json.writeStringField("what", remedy.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void witness(Gang gang, Witness witness, JsonGenerator json) throws IOException {
    if (witness.domain().isPresent()) {
      json.writeStringField("within", witness.domain().get());
    }
    json.writeArrayFieldStart("placement");
    for (Witness.Step step : witness.steps()) {
      json.writeStartObject();
      json.writeStringField("node", step.node());
      json.writeStringField("class", gang.classes().get(step.podClass()).name());
      json.writeNumberField("pods", step.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
