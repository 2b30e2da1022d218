package io.github.aiconf.simulator.dra.stream;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.aiconf.simulator.dra.ClaimAllocator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/**
 * Answers a stream of cases, one JSON object per line, with one line each.
 *
 * <p>Answers come in the order of the cases, each as soon as it and those before it are known. A
 * case that cannot be read gets an answer that says so; the stream goes on. Only a few cases per
 * thread are in memory at a time.
 */
public final class CaseStream {

  /** How far reading may be ahead of writing, for each thread. */
  private static final int AHEAD = 16;

  private static final byte[] NO_ANSWER = new byte[0];

  /** A read that never ends must not keep the program from ending. */
  private static final ThreadFactory THREADS =
      new ThreadFactoryBuilder().setDaemon(true).setNameFormat("cases-%d").build();

  private final CaseAnswers answers;
  private final int threads;

  /**
   * @param allocators answer the cases, several at a time
   * @param threads how many cases are worked on at the same time, at least 1
   */
  public CaseStream(ClaimAllocator.Source allocators, int threads) {
    this.answers = new CaseAnswers(allocators);
    this.threads = threads;
  }

  /**
   * Answers all cases. Closes neither stream.
   *
   * @throws IOException if either stream fails
   * @throws InterruptedException if the thread is interrupted
   */
  public void answer(InputStream cases, OutputStream to) throws IOException, InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(threads, THREADS);
    ExecutorService reading = Executors.newSingleThreadExecutor(THREADS);
    BlockingQueue<Future<byte[]>> inOrder = new ArrayBlockingQueue<>(threads * AHEAD);
    try {
      Future<byte[]> reader = reading.submit(() -> {
        try {
          Lines lines = new Lines(cases);
          Optional<byte[]> line = lines.next();
          while (line.isPresent()) {
            byte[] question = line.get();
            inOrder.put(workers.submit(() -> answers.answer(question, question.length)));
            line = lines.next();
          }
        } finally {
          inOrder.put(workers.submit(() -> NO_ANSWER));
        }
        return NO_ANSWER;
      });
      write(inOrder, to);
      finished(reader);
    } finally {
      reading.shutdownNow();
      workers.shutdownNow();
    }
  }

  private static void write(BlockingQueue<Future<byte[]>> inOrder, OutputStream to)
      throws IOException, InterruptedException {
    while (true) {
      Future<byte[]> next = inOrder.poll();
      if (next == null || !next.isDone()) {
        // Nobody should wait for answers that are known.
        to.flush();
      }
      byte[] answer = finished(next == null ? inOrder.take() : next);
      if (answer.length == 0) {
        to.flush();
        return;
      }
      to.write(answer);
      to.write('\n');
    }
  }

  private static byte[] finished(Future<byte[]> answer) throws IOException, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException("a case could not be answered", e.getCause());
    }
  }
}
