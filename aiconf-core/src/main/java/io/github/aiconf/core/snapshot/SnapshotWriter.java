package io.github.aiconf.core.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.FeatureGates;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.ServedResource;
import io.github.aiconf.core.cluster.ClusterFacts;
import io.github.aiconf.core.cluster.CompactObjects;
import io.github.aiconf.core.cluster.ListKey;
import io.github.aiconf.core.cluster.ResourceRead;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a snapshot as it is read: header, discovery, feature gates, then lists one after the
 * other.
 */
public final class SnapshotWriter implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream compressed;
  private final JsonGenerator out;
  private int lists;
  private int objects;
  private int objectsOfList;

  /** Writes to a stream and closes it in the end. */
  public SnapshotWriter(OutputStream stream) throws IOException {
    this.compressed = new FastGzip(stream);
    this.out = JSON.createGenerator(compressed);
    out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    out.setRootValueSeparator(null);
  }

  /** The first line. */
  public void header(String toolVersion, ClusterFacts facts) throws IOException {
    begin(SnapshotFormat.HEADER);
    out.writeNumberField("format", SnapshotFormat.VERSION);
    out.writeStringField("toolVersion", toolVersion);
    out.writeStringField("time", facts.time().toString());
    out.writeStringField("name", facts.name());
    out.writeStringField("version", facts.version().orElse(""));
    endLine();
  }

  /** What the server serves. */
  public void discovery(Discovery discovery) throws IOException {
    begin(SnapshotFormat.DISCOVERY);
    out.writeArrayFieldStart("resources");
    for (ServedResource resource : discovery.resources()) {
      out.writeStartObject();
      out.writeStringField("group", resource.type().group());
      out.writeStringField("version", resource.version());
      out.writeStringField("resource", resource.type().resource());
      out.writeStringField("kind", resource.type().kind());
      out.writeBooleanField("namespaced", resource.namespaced());
      texts("verbs", resource.verbs());
      texts("subresources", resource.subresources());
      out.writeEndObject();
    }
    out.writeEndArray();
    endLine();
  }

  /** The feature gates, where they could be read. */
  public void featureGates(FeatureGates gates) throws IOException {
    begin(SnapshotFormat.FEATURE_GATES);
    out.writeObjectFieldStart("enabled");
    for (Map.Entry<String, Boolean> gate : new TreeMap<>(gates.enabled()).entrySet()) {
      out.writeBooleanField(gate.getKey(), gate.getValue());
    }
    out.writeEndObject();
    endLine();
  }

  /** That the feature gates could not be read. */
  public void featureGates(Gap gap) throws IOException {
    begin(SnapshotFormat.FEATURE_GATES);
    gap(gap);
    endLine();
  }

  /** Begins a list. */
  public void beginList(ListKey key, String listApiVersion) throws IOException {
    begin(SnapshotFormat.LIST);
    out.writeStringField("group", key.type().group());
    out.writeStringField("resource", key.type().resource());
    out.writeStringField("kind", key.type().kind());
    out.writeStringField("name", key.name());
    out.writeStringField("apiVersion", listApiVersion);
    endLine();
    objectsOfList = 0;
  }

  /** Objects of the list. */
  public void objects(CompactObjects page) throws IOException {
    out.flush();
    page.writeTo(compressed);
    objectsOfList += page.size();
  }

  /** Ends a list. */
  public void endList(ResourceRead.State state, Optional<Gap> gap, Instant time)
      throws IOException {
    begin(SnapshotFormat.END_OF_LIST);
    out.writeStringField("state", state.name());
    out.writeNumberField("objects", objectsOfList);
    out.writeStringField("time", time.toString());
    if (gap.isPresent()) {
      gap(gap.get());
    }
    endLine();
    lists++;
    objects += objectsOfList;
  }

  /** The last line, by which a reader knows that nothing is cut off. */
  public void done() throws IOException {
    begin(SnapshotFormat.DONE);
    out.writeNumberField("lists", lists);
    out.writeNumberField("objects", objects);
    endLine();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void begin(String line) throws IOException {
    out.writeStartObject();
    out.writeStringField(SnapshotFormat.LINE, line);
  }

  private void endLine() throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void gap(Gap gap) throws IOException {
    out.writeStringField("reason", gap.cause().name());
    out.writeStringField("detail", gap.detail());
  }

  private void texts(String field, SortedSet<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  /**
   * The fastest level: objects of a cluster repeat themselves so much that the better ones gain
   * little.
   */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
