package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Objects kept in a few large blocks and made anew on each iteration: as JSON text on their way to
 * a recording, and packed, which takes about a twentieth of the memory of objects or trees, for
 * checks to go through.
 */
public final class CompactObjects implements Iterable<KubernetesObject> {

  private static final String DAMAGED = "stored objects are damaged";
  private static final CompactObjects NONE = new CompactObjects(List.of(), 0);

  private final List<Block> blocks;
  private final int size;
  private @Nullable NamespaceIndex index;

  private CompactObjects(List<Block> blocks, int size) {
    this.blocks = blocks;
    this.size = size;
  }

  /** No objects. */
  public static CompactObjects none() {
    return NONE;
  }

  /** Several collections as one. */
  public static CompactObjects joined(List<CompactObjects> parts) {
    List<Block> blocks = new ArrayList<>();
    int size = 0;
    for (CompactObjects part : parts) {
      blocks.addAll(part.blocks);
      size += part.size;
    }
    return new CompactObjects(List.copyOf(blocks), size);
  }

  /** Writes the objects as JSON Lines. */
  public void writeTo(OutputStream out) throws IOException {
    for (Block block : blocks) {
      out.write(block.text());
    }
  }

  /** Copies an object from where the parser stands to its end. */
  public interface Rewriting {
    /** Copies one object. */
    void copy(JsonParser from, JsonGenerator to) throws IOException;
  }

  /** The objects, each rewritten token by token. */
  public CompactObjects rewritten(Rewriting rewriting) throws IOException {
    return copied(rewriting, new Builder());
  }

  /** The same objects, packed. */
  public CompactObjects packed() {
    if (blocks.stream().allMatch(PackedBlock.class::isInstance)) {
      return this;
    }
    try {
      return copied((from, to) -> to.copyCurrentStructure(from), Builder.packing());
    } catch (IOException e) {
      throw new UncheckedIOException(DAMAGED, e);
    }
  }

  private CompactObjects copied(Rewriting rewriting, Builder copies) throws IOException {
    for (Block block : blocks) {
      try (JsonParser parser = JsonBlock.JSON.createParser(block.text())) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          copies.add(rewriting, parser);
        }
      }
    }
    return copies.build();
  }

  /** How many objects there are. */
  public int size() {
    return size;
  }

  @Override
  public Iterator<KubernetesObject> iterator() {
    return new Objects(blocks.iterator());
  }

  /** The objects of a namespace, in their order; the empty one has those that are in none. */
  public Iterator<KubernetesObject> inNamespace(String namespace) {
    Iterator<Object> objects = index().objects(namespace);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return objects.hasNext();
      }

      @Override
      public KubernetesObject next() {
        return new StoredObject(Value.of(objects.next()));
      }
    };
  }

  /** Made with the first question, since most lists are only visited as a whole. */
  private synchronized NamespaceIndex index() {
    NamespaceIndex made = index;
    if (made == null) {
      made = NamespaceIndex.of(
          packed().blocks.stream().map(PackedBlock.class::cast).toList());
      index = made;
    }
    return made;
  }

  /** Collects objects. Not safe for use from several threads. */
  public static final class Builder {

    private final Block.Writer writer;
    private int size;

    /** Collects JSON text, for a recording. */
    public Builder() {
      try {
        writer = new JsonBlock.Writer(Block.BYTES);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Builder(Block.Writer writer) {
      this.writer = writer;
    }

    /** Collects packed objects, for checks. */
    public static Builder packing() {
      return new Builder(new PackedBlock.Writer());
    }

    /** Takes the object at which the parser stands. */
    public void add(JsonParser parser, ObjectFilter filter, String apiVersion, String kind)
        throws IOException {
      add((from, to) -> filter.copy(from, to, apiVersion, kind), parser);
    }

    private void add(Rewriting copying, JsonParser parser) throws IOException {
      copying.copy(parser, writer.out());
      writer.endObject();
      size++;
    }

    /** The objects so far; nothing is added afterwards. */
    public CompactObjects build() {
      try {
        return size == 0 ? NONE : new CompactObjects(List.copyOf(writer.blocks()), size);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Objects implements Iterator<KubernetesObject> {

    private final Iterator<Block> blocks;
    private Block.@Nullable Cursor cursor;
    private @Nullable KubernetesObject next;

    Objects(Iterator<Block> blocks) {
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
          Object plain = cursor == null ? null : cursor.next();
          if (plain != null) {
            return new StoredObject(Value.of(plain));
          }
          if (!blocks.hasNext()) {
            return null;
          }
          cursor = blocks.next().open();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(DAMAGED, e);
      }
    }
  }
}
