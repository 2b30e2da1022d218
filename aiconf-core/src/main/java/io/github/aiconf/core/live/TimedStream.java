package io.github.aiconf.core.live;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The body of an answer that ends with a timeout where it does not come whole in time. */
final class TimedStream extends FilterInputStream {

  private final Deadline deadline;
  private final ScheduledFuture<?> guard;

  TimedStream(InputStream in, Deadline deadline, ScheduledExecutorService watchdog) {
    super(in);
    this.deadline = deadline;
    // Closing is the only way to end a read that waits for a silent server.
    this.guard = watchdog.schedule(
        () -> closeQuietly(in), deadline.left().toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  @Override
  public int read() throws IOException {
    try {
      return checked(super.read());
    } catch (IOException e) {
      throw inTime(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return checked(super.read(buffer, offset, length));
    } catch (IOException e) {
      throw inTime(e);
    }
  }

  @Override
  public void close() throws IOException {
    guard.cancel(false);
    super.close();
  }

  /** A stream that was closed under its reader may look as if it had ended. */
  private int checked(int read) throws IOException {
    if (read < 0 && deadline.isOver()) {
      throw deadline.passed("the answer did not come whole");
    }
    return read;
  }

  private IOException inTime(IOException e) {
    return deadline.isOver() ? deadline.passed("the answer did not come whole") : e;
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The reader sees the end of the stream either way.
    }
  }
}
