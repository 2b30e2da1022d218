package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Objects in packed form: smaller and faster to go through than JSON, since much is shared. */
final class PackedBlock implements Block {

  private final byte[] code;
  private final Object[] shared;

  private PackedBlock(byte[] code, Object[] shared) {
    this.code = code;
    this.shared = shared;
  }

  @Override
  public Cursor open() {
    Unpacker unpacker = from(0);
    return () -> unpacker.hasNext() ? unpacker.structure() : null;
  }

  /** Reads on from where an object begins. */
  Unpacker from(int start) {
    return new Unpacker(code, shared, start);
  }

  @Override
  public byte[] text() throws IOException {
    JsonBlock.Writer text = new JsonBlock.Writer(Integer.MAX_VALUE);
    Cursor cursor = open();
    for (Object object = cursor.next(); object != null; object = cursor.next()) {
      JsonTree.write(object, text.out());
      text.endObject();
    }
    return text.blocks().get(0).text();
  }

  static final class Writer implements Block.Writer {

    private final Packer packer = new Packer();
    private final List<byte[]> cuts = new ArrayList<>();

    @Override
    public JsonGenerator out() {
      return packer;
    }

    @Override
    public void endObject() {
      if (packer.size() > BYTES) {
        cuts.add(packer.cut());
      }
    }

    @Override
    public List<Block> blocks() {
      cuts.add(packer.cut());
      Object[] shared = packer.shared();
      return cuts.stream().<Block>map(cut -> new PackedBlock(cut, shared)).toList();
    }
  }
}
