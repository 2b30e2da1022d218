package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.placement.SchedulerProfile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Answers a stream of cases, one JSON object per line, with one line each, in their order.
 *
 * <p>A case that cannot be read gets an answer that says so; the stream goes on. An answer is
 * written out before the stream waits for the next case.
 */
public final class CaseStream {

  private static final int BUFFER = 1 << 16;

  private final CaseAnswers answers;

  /** @param profile for cases that set no gates */
  public CaseStream(SchedulerProfile profile) {
    this.answers = new CaseAnswers(profile);
  }

  /**
   * Answers all cases. Closes neither stream.
   *
   * @throws IOException if either stream fails
   */
  public void answer(InputStream cases, OutputStream to) throws IOException {
    BufferedInputStream in = new BufferedInputStream(cases, BUFFER);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      if (next == '\n') {
        answer(line, to);
        if (in.available() == 0) {
          to.flush();
        }
      } else {
        line.write(next);
      }
      next = in.read();
    }
    answer(line, to);
    to.flush();
  }

  private void answer(ByteArrayOutputStream line, OutputStream to) throws IOException {
    byte[] question = line.toByteArray();
    line.reset();
    for (byte b : question) {
      if (b != ' ' && b != '\t' && b != '\r') {
        to.write(answers.answer(question));
        to.write('\n');
        return;
      }
    }
  }
}
