package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of objects in one piece of memory. */
interface Block {

  /** Large enough that blocks are few, small enough that growing one copies little. */
  int BYTES = 1 << 20;

  /** Goes through the objects. */
  Cursor open() throws IOException;

  /** The objects as JSON Lines. */
  byte[] text() throws IOException;

  /** A position in a block. */
  interface Cursor {

    /** The next object as plain maps, lists and scalars; null at the end. */
    @Nullable
    Object next() throws IOException;
  }

  /** Makes blocks. */
  interface Writer {

    /** Takes the tokens of an object. */
    JsonGenerator out();

    /** The object is complete. */
    void endObject() throws IOException;

    /** What was written; nothing is written afterwards. */
    List<Block> blocks() throws IOException;
  }
}
