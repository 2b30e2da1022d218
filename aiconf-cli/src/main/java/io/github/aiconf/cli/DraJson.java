package io.github.aiconf.cli;

import io.github.aiconf.simulator.dra.Exclusion;
import io.github.aiconf.simulator.dra.Explanation;
import io.github.aiconf.simulator.dra.Explanation.RequestView;
import io.github.aiconf.simulator.dra.Refusals;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Answers as JSON; docs/dra.md lists the fields. */
final class DraJson extends AnswerJson {

  /** Begins with what was asked. */
  DraJson(Terminal terminal, DeviceCluster cluster) throws IOException {
    super(
        terminal,
        cluster.facts(),
        cluster.profile().release(),
        cluster.profile().run());
  }

  void claims(List<ResourceClaim> claims) throws IOException {
    texts("claims", claims.stream().map(ResourceClaim::key).toList());
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
}
