package io.github.aiconf.simulator.stream;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers a stream of cases, one per line, with one line each. A stream that begins with three
 * dashes, a comment or a key of YAML has documents, with lines of three dashes between them.
 *
 * <p>Answers come in the order of the cases, each as soon as it and those before it are known. Only
 * a few cases per thread are in memory at a time, fewer of long ones.
 */
public final class AnswersInOrder {

  /** How far reading may be ahead of writing, for each thread. */
  private static final int AHEAD = 16;

  /** How many bytes of cases may be in work, beside one more case. */
  private static final int BYTES_AHEAD = Lines.LONGEST;

  private static final byte[] NO_ANSWER = new byte[0];

  /** A read that never ends must not keep the program from ending. */
  private static final ThreadFactory THREADS =
      new ThreadFactoryBuilder().setDaemon(true).setNameFormat("cases-%d").build();

  private final Answers answers;
  private final int threads;

  /** Answers single cases; used by several threads. */
  public interface Answers {

    /** The answer to a case in a line: a line without its end, not empty. */
    byte[] answer(byte[] line);

    /** The answer to a case in a document: a line without its end, not empty. */
    byte[] answerDocument(byte[] document);
  }

  /** Reads a document that is no line of JSON. */
  @FunctionalInterface
  public interface DocumentReader {

    /**
     * The fields of a document.
     *
     * @throws IllegalArgumentException if it is no mapping; the message says why, in one line
     */
    Map<String, @Nullable Object> read(byte[] document);
  }

  /**
   * Asks for answers several at a time.
   *
   * @param answers gets cases that are longer than {@link Lines#LONGEST} cut off, one byte longer
   * @param threads how many cases are worked on at the same time, at least 1
   */
  public AnswersInOrder(Answers answers, int threads) {
    this.answers = answers;
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
    Semaphore bytes = new Semaphore(BYTES_AHEAD);
    try {
      Future<byte[]> reader = reading.submit(() -> {
        try {
          Lines lines = new Lines(cases);
          boolean areLines = lines.areLines();
          Optional<byte[]> next = areLines ? lines.nextLine() : lines.nextDocument();
          while (next.isPresent()) {
            byte[] question = next.get();
            int size = Math.min(question.length, BYTES_AHEAD);
            bytes.acquire(size);
            inOrder.put(workers.submit(() -> {
              try {
                return areLines ? answers.answer(question) : answers.answerDocument(question);
              } finally {
                bytes.release(size);
              }
            }));
            next = areLines ? lines.nextLine() : lines.nextDocument();
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
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a case could not be answered", e.getCause());
    }
  }
}
