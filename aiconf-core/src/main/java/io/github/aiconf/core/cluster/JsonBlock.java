package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Objects as JSON text: nothing has to be done to write them to a recording. */
final class JsonBlock implements Block {

  static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  private final byte[] text;

  private JsonBlock(byte[] text) {
    this.text = text;
  }

  @Override
  public byte[] text() {
    return text;
  }

  @Override
  public Cursor open() throws IOException {
    JsonParser parser = JSON.createParser(text);
    return () ->
        parser.nextToken() == JsonToken.START_OBJECT ? JsonTree.read(parser).json() : null;
  }

  static final class Writer implements Block.Writer {

    private final List<Block> blocks = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream(1 << 12);
    private final JsonGenerator out;
    private final int blockBytes;

    Writer(int blockBytes) throws IOException {
      this.blockBytes = blockBytes;
      out = JSON.createGenerator(block);
      out.setRootValueSeparator(null);
    }

    @Override
    public JsonGenerator out() {
      return out;
    }

    @Override
    public void endObject() throws IOException {
      out.writeRaw('\n');
      if (block.size() > blockBytes) {
        cut();
      }
    }

    @Override
    public List<Block> blocks() throws IOException {
      cut();
      return blocks;
    }

    private void cut() throws IOException {
      out.flush();
      blocks.add(new JsonBlock(block.toByteArray()));
      block.reset();
    }
  }
}
