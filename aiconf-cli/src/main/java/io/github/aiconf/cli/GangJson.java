package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.placement.Filter;
import io.github.aiconf.simulator.placement.gang.Forecast;
import io.github.aiconf.simulator.placement.gang.Gang;
import io.github.aiconf.simulator.placement.gang.GangExplanation;
import io.github.aiconf.simulator.placement.gang.Obstacle;
import io.github.aiconf.simulator.placement.gang.PodClass;
import io.github.aiconf.simulator.placement.gang.Remedy;
import io.github.aiconf.simulator.placement.gang.WhatIf;
import io.github.aiconf.simulator.placement.gang.Witness;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Answers about gangs as JSON; docs/placement.md lists the fields. */
final class GangJson {

  private GangJson() {}

  /** @param why whether to write what is in the way, too */
  static void write(Terminal terminal, GangQuestion question, boolean why) throws IOException {
    PlacementCluster cluster = question.cluster();
    try (AnswerJson json = cluster.answer(terminal)) {
      json.fields(to -> {
        gang(question.wanted(), to);
        to.writeStringField("answer", question.answer().name());
        if (question.before().isPresent()) {
          whatIf(question.cluster().change(), question.before().get().answer(), to);
        }
        if (question.solved().isPresent()) {
          to.writeStringField("method", question.solved().get().method().name());
        }
        if (question.reason().isPresent()) {
          to.writeStringField("reason", question.reason().get());
        }
        if (question.answer() == PlacementAnswer.DOES_NOT_FIT
            && question.explanation().isPresent()) {
          explanation(question.explanation().get(), to);
        }
        if (why && question.explanation().isPresent()) {
          obstacles(question, question.explanation().get(), to);
        }
        if (question.forecast().isPresent()) {
          forecast("forecast", question.forecast().get(), to);
        }
        if (question.witness().isPresent()) {
          witness(question.wanted().gang(), question.witness().get(), to);
        }
      });
      json.end(question.notes(), question.gaps());
    }
  }

  /** What is changed, and the answer without. */
  static void whatIf(ClusterChange change, PlacementAnswer before, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("whatIf");
    texts("files", change.files(), json);
    texts("changes", change.words(), json);
    json.writeStringField("answerBefore", before.name());
    json.writeEndObject();
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
      forecast("then", remedy.then(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void obstacles(
      GangQuestion question, GangExplanation explanation, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("obstacles");
    for (GangObstacle each : question.obstacles()) {
      Obstacle obstacle = each.obstacle();
      json.writeStartObject();
      json.writeStringField("class", each.podClass());
      json.writeNumberField("nodes", obstacle.nodes());
      json.writeNumberField("takes", obstacle.takes());
      texts("examples", obstacle.examples(), json);
      filters("filters", obstacle.filters(), json);
      texts("resources", obstacle.resources(), json);
      if (!obstacle.resources().isEmpty()) {
        String resource = obstacle.resources().get(0);
        amount("wanted", resource, obstacle.wanted(), json);
        amount("largest", resource, obstacle.largest(), json);
        amount("free", resource, obstacle.free(), json);
      }
      texts("reasons", each.reasons(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("messages");
    for (int i = 0; i < explanation.messages().size(); i++) {
      json.writeStartObject();
      json.writeStringField("class", question.wanted().gang().classes().get(i).name());
      json.writeStringField("message", explanation.messages().get(i));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("corrections");
    for (Set<Filter> correction : explanation.corrections()) {
      json.writeStartArray();
      for (Filter filter : correction.stream().sorted().toList()) {
        json.writeString(filter.plugin());
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static void amount(String field, String resource, long amount, JsonGenerator json)
      throws IOException {
    json.writeStringField(field, WhatIf.quantity(resource, amount).toString());
  }

  private static void filters(String field, Set<Filter> filters, JsonGenerator json)
      throws IOException {
    texts(field, filters.stream().sorted().map(Filter::plugin).toList(), json);
  }

  private static void texts(String field, List<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void forecast(String field, Forecast forecast, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("scheduler", forecast.scheduler().name());
    json.writeStringField("expectation", forecast.expectation().name());
    json.writeStringField("reason", forecast.reason());
    json.writeEndObject();
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
