package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Objects kept as JSON text in a few large blocks and made anew on each iteration: about a tenth of
 * the memory of objects or trees, at the price of parsing the few fields that were kept.
 */
public final class CompactObjects implements Iterable<KubernetesObject> {

  /** Large enough that blocks are few, small enough that growing one copies little. */
  private static final int BLOCK_BYTES = 1 << 20;

  private static final JsonFactory JSON = new JsonFactory();
  private static final CompactObjects NONE = new CompactObjects(List.of(), 0);

  private final List<byte[]> blocks;
  private final int size;

  private CompactObjects(List<byte[]> blocks, int size) {
    this.blocks = blocks;
    this.size = size;
  }

  /** No objects. */
  public static CompactObjects none() {
    return NONE;
  }

  /** Several collections as one. */
  public static CompactObjects joined(List<CompactObjects> parts) {
    List<byte[]> blocks = new ArrayList<>();
    int size = 0;
    for (CompactObjects part : parts) {
      blocks.addAll(part.blocks);
      size += part.size;
    }
    return new CompactObjects(List.copyOf(blocks), size);
  }

  /** Writes the objects as JSON Lines. */
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] block : blocks) {
      out.write(block);
    }
  }

  /** Copies an object from where the parser stands to its end. */
  public interface Rewriting {
    /** Copies one object. */
    void copy(JsonParser from, JsonGenerator to) throws IOException;
  }

  /** The objects, each rewritten token by token. */
  public CompactObjects rewritten(Rewriting rewriting) throws IOException {
    Builder rewritten = new Builder();
    for (byte[] block : blocks) {
      try (JsonParser parser = JSON.createParser(block)) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          rewritten.add(rewriting, parser);
        }
      }
    }
    return rewritten.build();
  }

  /** How many objects there are. */
  public int size() {
    return size;
  }

  @Override
  public Iterator<KubernetesObject> iterator() {
    return new Objects(blocks.iterator());
  }

  /** Collects objects. Not safe for use from several threads. */
  public static final class Builder {

    private final List<byte[]> blocks = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 12);
    private final JsonGenerator out;
    private int size;

    /** Starts with no objects. */
    public Builder() {
      try {
        out = JSON.createGenerator(block);
        out.setRootValueSeparator(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Takes the object at which the parser stands. */
    public void add(JsonParser parser, ObjectFilter filter, String apiVersion, String kind)
        throws IOException {
      add((from, to) -> filter.copy(from, to, apiVersion, kind), parser);
    }

    private void add(Rewriting copying, JsonParser parser) throws IOException {
      copying.copy(parser, out);
      out.writeRaw('\n');
      size++;
      if (block.size() > BLOCK_BYTES) {
        cut();
      }
    }

    /** The objects so far; nothing is added afterwards. */
    public CompactObjects build() {
      try {
        cut();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return size == 0 ? NONE : new CompactObjects(List.copyOf(blocks), size);
    }

    private void cut() throws IOException {
      out.flush();
      blocks.add(block.toByteArray());
      block.reset();
    }
  }

  private static final class Objects implements Iterator<KubernetesObject> {

    private final Iterator<byte[]> blocks;
    private @Nullable JsonParser parser;
    private @Nullable KubernetesObject next;

    Objects(Iterator<byte[]> blocks) {
      this.blocks = blocks;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        next = read();
      }
      return next != null;
    }

    @Override
    public KubernetesObject next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      KubernetesObject object = next;
      next = null;
      return object;
    }

    private @Nullable KubernetesObject read() {
      try {
        while (true) {
          if (parser != null && parser.nextToken() == JsonToken.START_OBJECT) {
            return new StoredObject(JsonTree.read(parser));
          }
          if (!blocks.hasNext()) {
            return null;
          }
          parser = JSON.createParser(blocks.next());
        }
      } catch (IOException e) {
        throw new UncheckedIOException("stored objects are damaged", e);
      }
    }
  }
}
