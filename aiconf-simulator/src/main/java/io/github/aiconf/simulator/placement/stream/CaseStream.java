package io.github.aiconf.simulator.placement.stream;

import io.github.aiconf.simulator.placement.SchedulerProfile;
import io.github.aiconf.simulator.stream.AnswersInOrder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Answers a stream of clusters, one JSON object per line, with one line each: what every filter
 * says of every pending pod and node. A stream that begins with three dashes, a comment or a key of
 * YAML has documents, with lines of three dashes between them.
 *
 * <p>Answers come in the order of the cases, each as soon as it and those before it are known. A
 * case that cannot be read gets an answer that says so; the stream goes on.
 */
public final class CaseStream {

  private final AnswersInOrder answers;

  /**
   * Answers cases in lines and documents.
   *
   * @param profile for cases that set no gates
   * @param threads how many cases are worked on at the same time, at least 1
   * @param documents reads documents, for example as YAML; used by several threads
   */
  public CaseStream(
      SchedulerProfile profile, int threads, AnswersInOrder.DocumentReader documents) {
    this.answers = new AnswersInOrder(new CaseAnswers(profile, documents), threads);
  }

  /**
   * Answers all cases. Closes neither stream.
   *
   * @throws IOException if either stream fails
   * @throws InterruptedException if the thread is interrupted
   */
  public void answer(InputStream cases, OutputStream to) throws IOException, InterruptedException {
    answers.answer(cases, to);
  }
}
