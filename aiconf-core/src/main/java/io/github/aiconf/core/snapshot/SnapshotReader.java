package io.github.aiconf.core.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.api.cluster.ServerVersion;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.Gaps;
import io.github.aiconf.core.cluster.JsonTree;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ObjectFilter;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.cluster.ResourceRead;
import io.github.aiconf.core.cluster.StoredList;
import io.github.aiconf.core.input.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a snapshot in one pass. Lists that nobody will ask for are skipped line by line without
 * being parsed.
 */
final class SnapshotReader {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();
  private static final byte[] OWN_LINE =
      ("{\"" + SnapshotFormat.LINE + "\":").getBytes(StandardCharsets.UTF_8);

  private static final byte[] OBJECT = {'{'};

  private final String source;
  private final ReadPlan plan;
  private final Map<ListKey, StoredList> lists = new HashMap<>();
  private final List<ServedResource> served = new ArrayList<>();
  private @Nullable ClusterFacts facts;
  private @Nullable FeatureGates gates;
  private @Nullable Gap gatesGap;
  private long line;
  private long objects;
  private int listCount;

  SnapshotReader(String source, ReadPlan plan) {
    this.source = source;
    this.plan = plan;
  }

  /** The last line that was read, counted from 1. */
  long line() {
    return line;
  }

  SnapshotCluster read(InputStream in) throws IOException {
    LineReader lines = new LineReader(in);
    header(lines);
    while (lines.next()) {
      line = lines.number();
      Value own = own(lines);
      switch (own.text(SnapshotFormat.LINE)) {
        case SnapshotFormat.DISCOVERY -> own.items("resources").forEach(this::served);
        case SnapshotFormat.FEATURE_GATES -> featureGates(own);
        case SnapshotFormat.LIST -> list(own, lines);
        case SnapshotFormat.DONE -> {
          SnapshotCluster cluster = cluster(own);
          requireEnd(lines);
          return cluster;
        }
        default -> throw refuse("is not a line of a snapshot");
      }
    }
    throw new EOFException();
  }

  private void header(LineReader lines) throws IOException {
    if (!lines.next()) {
      throw new EOFException();
    }
    line = lines.number();
    Value header = own(lines);
    if (!header.text(SnapshotFormat.LINE).equals(SnapshotFormat.HEADER)) {
      throw refuse("is not the header of a snapshot; use a file of aiconf snapshot");
    }
    long format = header.get("format").number(0);
    if (format > SnapshotFormat.VERSION) {
      throw refuse("has format " + format + ", and this aiconf reads up to "
          + SnapshotFormat.VERSION + "; update aiconf");
    }
    String version = header.text("version");
    facts = new ClusterFacts(
        ClusterFacts.Source.SNAPSHOT,
        header.text("name"),
        version.isEmpty() ? Optional.empty() : Optional.of(version),
        time(header));
  }

  private SnapshotCluster cluster(Value done) {
    if (done.get("lists").number(-1) != listCount || done.get("objects").number(-1) != objects) {
      throw refuse(
          "counts " + done.text("lists") + " lists and " + done.text("objects") + " objects, but "
              + listCount + " and " + objects + " were there; record the cluster again");
    }
    if (facts == null) {
      throw new IllegalStateException("the header was not read");
    }
    Optional<ServerVersion> version = facts
        .version()
        .flatMap(
            text -> KubernetesRelease.parse(text).map(release -> new ServerVersion(text, release)));
    Gap noGates = gatesGap == null
        ? Gaps.notRecorded(
            "feature gates", "the snapshot does not hold the metrics of the API server")
        : gatesGap;
    return new SnapshotCluster(facts, version, served, Optional.ofNullable(gates), noGates, lists);
  }

  /** Reads on, since the checksum of compressed data is compared only at its end. */
  private void requireEnd(LineReader lines) throws IOException {
    if (lines.next()) {
      line = lines.number();
      throw refuse("stands after the last line of a snapshot");
    }
  }

  private void served(Value resource) {
    served.add(ServedResource.of(
        type(resource),
        resource.text("version"),
        resource.get("namespaced").isTrue(),
        resource.texts("verbs"),
        resource.texts("subresources")));
  }

  private void featureGates(Value own) {
    if (own.get("reason").isPresent()) {
      gatesGap = gap("feature gates", own);
      return;
    }
    Map<String, Boolean> enabled = new HashMap<>();
    own.get("enabled").fields().forEach((gate, on) -> enabled.put(gate, on.isTrue()));
    gates = new FeatureGates(enabled);
  }

  private void list(Value begin, LineReader lines) throws IOException {
    ListKey key = new ListKey(type(begin), begin.text("name"));
    Optional<ObjectFilter> filter = plan.filter(key);
    CompactObjects.Builder kept = CompactObjects.Builder.packing();
    long found = 0;
    while (lines.next()) {
      line = lines.number();
      if (lines.startsWith(OWN_LINE)) {
        end(key, begin.text("apiVersion"), own(lines), kept.build(), found);
        return;
      }
      found++;
      if (!lines.startsWith(OBJECT)) {
        throw refuse("is not an object");
      }
      if (filter.isPresent()) {
        keep(lines, kept, filter.get(), begin.text("apiVersion"), key.type().kind());
      }
    }
    throw new EOFException();
  }

  private void keep(
      LineReader lines,
      CompactObjects.Builder kept,
      ObjectFilter filter,
      String apiVersion,
      String kind)
      throws IOException {
    try (JsonParser parser = JSON.createParser(lines.buffer(), lines.start(), lines.length())) {
      parser.nextToken();
      kept.add(parser, filter, apiVersion, kind);
      requireEnd(parser);
    } catch (JsonProcessingException e) {
      throw refuse("is damaged JSON: " + e.getOriginalMessage());
    }
  }

  private void end(ListKey key, String apiVersion, Value end, CompactObjects kept, long found) {
    if (!end.text(SnapshotFormat.LINE).equals(SnapshotFormat.END_OF_LIST)) {
      throw refuse("stands in a list that has not ended");
    }
    if (end.get("objects").number(-1) != found) {
      throw refuse("counts " + end.text("objects") + " objects of " + key + ", but " + found
          + " were there");
    }
    listCount++;
    objects += found;
    if (plan.filter(key).isEmpty()) {
      return;
    }
    ResourceRead.State state = state(end);
    lists.put(
        key,
        switch (state) {
          case COMPLETE -> StoredList.complete(key, apiVersion, kept, time(end));
          case NOT_SERVED -> StoredList.notServed(key, time(end));
          default ->
            StoredList.incomplete(
                key, apiVersion, state, kept, gap(key.toString(), end), time(end));
        });
  }

  private Value own(LineReader lines) throws IOException {
    if (!lines.startsWith(OWN_LINE)) {
      throw refuse("is not a line of a snapshot; use a file of aiconf snapshot");
    }
    try (JsonParser parser = JSON.createParser(lines.buffer(), lines.start(), lines.length())) {
      parser.nextToken();
      Value value = JsonTree.read(parser);
      requireEnd(parser);
      return value;
    } catch (JsonProcessingException e) {
      throw refuse("is damaged JSON: " + e.getOriginalMessage());
    }
  }

  private void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw refuse("has something after its object");
    }
  }

  private ResourceRead.State state(Value end) {
    try {
      return ResourceRead.State.valueOf(end.text("state"));
    } catch (IllegalArgumentException e) {
      throw refuse("has an unknown state '" + end.text("state") + "'");
    }
  }

  private Instant time(Value value) {
    try {
      return Instant.parse(value.text("time"));
    } catch (DateTimeParseException e) {
      throw refuse("has no time");
    }
  }

  private static ResourceType type(Value value) {
    return new ResourceType(value.text("group"), value.text("resource"), value.text("kind"));
  }

  private static Gap gap(String what, Value value) {
    String code = value.text("reason");
    String detail = value.text("detail");
    if (code.equals(Gap.Cause.RBAC_DENIED.name())) {
      return Gaps.denied(what, detail);
    }
    if (code.equals(Gap.Cause.TIMEOUT.name())) {
      return Gaps.timedOut(what, detail);
    }
    return code.equals(Gap.Cause.ENVIRONMENT.name())
        ? Gaps.failed(what, detail)
        : Gaps.notRecorded(what, detail);
  }

  private InputException refuse(String problem) {
    return new InputException(source + ":" + Math.max(line, 1) + ": " + problem);
  }
}
