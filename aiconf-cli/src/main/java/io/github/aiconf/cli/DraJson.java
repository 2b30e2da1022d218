package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.simulator.dra.Exclusion;
import io.github.aiconf.simulator.dra.Explanation;
import io.github.aiconf.simulator.dra.Explanation.RequestView;
import io.github.aiconf.simulator.dra.Refusals;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers as JSON; docs/dra.md lists the fields. */
final class DraJson implements AutoCloseable {

  // ASCII alone keeps control characters away from a terminal, and is right in any encoding.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Writes fields. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private final JsonGenerator json;
  private final Terminal terminal;

  private DraJson(JsonGenerator json, Terminal terminal) {
    this.json = json;
    this.terminal = terminal;
  }

  /** Begins with what was asked. */
  static DraJson begin(Terminal terminal, DeviceCluster cluster) throws IOException {
    JsonGenerator json = MAPPER.getFactory().createGenerator(terminal.out());
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    Separators separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withArrayEmptySeparator("")
        .withObjectEmptySeparator("");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter));
    json.writeStartObject();
    ClusterFacts facts = cluster.facts();
    json.writeObjectFieldStart("cluster");
    json.writeStringField("source", facts.source().name());
    json.writeStringField("name", facts.name());
    if (facts.version().isPresent()) {
      json.writeStringField("version", facts.version().get());
    }
    json.writeStringField("time", facts.time().toString());
    json.writeEndObject();
    json.writeObjectFieldStart("computedAs");
    json.writeStringField("release", cluster.profile().release());
    json.writeBooleanField("compared", cluster.profile().run());
    json.writeEndObject();
    return new DraJson(json, terminal);
  }

  void fields(Fields fields) throws IOException {
    fields.write(json);
  }

  void claims(List<ResourceClaim> claims) throws IOException {
    texts("claims", claims.stream().map(ResourceClaim::key).toList());
  }

  void texts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  void answer(DraAnswer answer) throws IOException {
    json.writeStringField("answer", answer.name());
  }

  void nodes(NodeSweep sweep) throws IOException {
    json.writeObjectFieldStart("nodes");
    json.writeNumberField("asked", sweep.asked());
    texts("fits", sweep.names(sweep.fits()));
    texts("fitsButClosed", sweep.names(sweep.closed()));
    texts("undecided", sweep.names(sweep.undecided()));
    json.writeNumberField("refused", sweep.refused().size());
    json.writeEndObject();
  }

  void refusals(NodeSweep sweep, Refusals refusals, RefusalText text) throws IOException {
    json.writeArrayFieldStart("refusals");
    for (Refusals.Group group : refusals.groups()) {
      Explanation explanation = group.explanation();
      json.writeStartObject();
      texts("nodes", sweep.names(group.nodes()));
      json.writeStringField("outcome", explanation.outcome().name());
      json.writeStringField("reason", text.reason(group));
      json.writeStringField("explained", explanation.node());
      texts("pools", explanation.pools());
      json.writeArrayFieldStart("requests");
      for (RequestView request : explanation.requests()) {
        request(request);
      }
      json.writeEndArray();
      texts("conflict", explanation.conflict());
      json.writeArrayFieldStart("changes");
      for (Explanation.Change change : explanation.changes()) {
        json.writeStartObject();
        json.writeStringField("kind", change.kind().name());
        json.writeStringField("what", change.what());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("nodesNotExplained", refusals.notLookedAt());
  }

  private void request(RequestView request) throws IOException {
    json.writeStartObject();
    json.writeStringField("claim", request.claim());
    json.writeStringField("request", request.request());
    json.writeNumberField("wanted", request.wanted());
    texts("suitable", request.suitable());
    json.writeObjectFieldStart("excludedByCause");
    for (Map.Entry<Exclusion.Cause, Integer> cause : request.byCause().entrySet()) {
      json.writeNumberField(cause.getKey().name(), cause.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("excluded");
    for (Exclusion exclusion : request.exclusions()) {
      json.writeStartObject();
      json.writeStringField("driver", exclusion.driver());
      json.writeStringField("pool", exclusion.pool());
      json.writeStringField("device", exclusion.device());
      json.writeStringField("cause", exclusion.cause().name());
      json.writeStringField("detail", exclusion.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Ends with what is not known, and what there is to know beside. */
  void end(List<String> notes, List<Gap> gaps) throws IOException {
    texts("notes", notes);
    json.writeArrayFieldStart("gaps");
    for (Gap gap : gaps) {
      json.writeStartObject();
      json.writeStringField("what", gap.what());
      json.writeStringField("reason", gap.cause().name());
      json.writeStringField("detail", gap.detail());
      json.writeStringField("next", gap.next());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
    terminal.out().println();
    terminal.out().flush();
  }
}
