package io.github.aiconf.core.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a thread of its own reads a few blocks ahead, so that unpacking and parsing go on
 * at the same time.
 */
final class ReadAhead extends InputStream {

  private static final int BLOCK_BYTES = 1 << 17;
  private static final int BLOCKS = 4;

  private final InputStream in;
  private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BLOCKS);
  private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
  private final Thread thread = new Thread(this::readAll, "aiconf-read-ahead");
  private Block block = new Block(new byte[BLOCK_BYTES], 0, false, null);
  private int at;

  private ReadAhead(InputStream in) {
    this.in = in;
    for (int i = 1; i < BLOCKS; i++) {
      empty.add(new byte[BLOCK_BYTES]);
    }
    thread.setDaemon(true);
  }

  /** Begins to read a stream; closing the result closes the stream too. */
  static ReadAhead of(InputStream in) {
    ReadAhead ahead = new ReadAhead(in);
    ahead.thread.start();
    return ahead;
  }

  @Override
  public int read() throws IOException {
    return isAtEnd() ? -1 : block.bytes[at++] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int start, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, block.length - at);
    System.arraycopy(block.bytes, at, bytes, start, count);
    at += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    in.close();
  }

  private boolean isAtEnd() throws IOException {
    while (at == block.length) {
      if (block.last) {
        rethrow(block.problem);
        return true;
      }
      empty.add(block.bytes);
      block = next();
      at = 0;
    }
    return false;
  }

  private Block next() throws InterruptedIOException {
    try {
      return full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void rethrow(@Nullable Throwable problem) throws IOException {
    if (problem instanceof IOException e) {
      throw e;
    }
    if (problem instanceof Error e) {
      throw e;
    }
    if (problem != null) {
      throw new IllegalStateException(problem);
    }
  }

  private void readAll() {
    try {
      boolean more = true;
      while (more) {
        Block next = fill(empty.take());
        full.put(next);
        more = !next.last;
      }
    } catch (InterruptedException e) {
      // Closed: nobody waits for more.
    }
  }

  /** What was read before a problem is handed on before it. */
  private Block fill(byte[] bytes) {
    int length = 0;
    try {
      while (length < bytes.length) {
        int count = in.read(bytes, length, bytes.length - length);
        if (count < 0) {
          return new Block(bytes, length, true, null);
        }
        length += count;
      }
      return new Block(bytes, length, false, null);
    } catch (IOException | RuntimeException | Error e) {
      return new Block(bytes, length, true, e);
    }
  }

  /** A part of the stream, and where it is the last one, what came in the way of more. */
  private static final class Block {

    final byte[] bytes;
    final int length;
    final boolean last;
    final @Nullable Throwable problem;

    Block(byte[] bytes, int length, boolean last, @Nullable Throwable problem) {
      this.bytes = bytes;
      this.length = length;
      this.last = last;
      this.problem = problem;
    }
  }
}
