package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;

/**
 * Asks again, with growing pauses, where a failure may pass: 429, server errors, broken
 * connections, and lists that went on while they were read.
 */
final class BackOff {

  /** As many attempts as the time allows. */
  static final int WHILE_TIME_IS_LEFT = Integer.MAX_VALUE;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private BackOff() {}

  /** One attempt. */
  interface Attempt<T> {
    T make() throws IOException;
  }

  /** What the first attempt that succeeds gives; throws what the last one threw where none does. */
  static <T> T ask(Deadline deadline, int attempts, Attempt<T> attempt) throws IOException {
    Duration pause = FIRST_PAUSE;
    for (int left = attempts - 1; ; left--) {
      try {
        return attempt.make();
      } catch (IOException e) {
        if (left == 0 || !mayPass(e)) {
          throw e;
        }
        deadline.pause(wish(e, pause), e);
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private static boolean mayPass(IOException e) {
    if (e instanceof ApiServer.StatusException status) {
      return status.code() == 429 || status.code() >= 500 || status.saysWhereToGoOn();
    }
    if (e instanceof HttpConnectTimeoutException || isCutOff(e)) {
      return true;
    }
    boolean lasting = e instanceof HttpTimeoutException
        || e instanceof InterruptedIOException
        || e instanceof JsonProcessingException;
    return !lasting && !isDistrust(e);
  }

  /** The parser has several exceptions for this, which have only their words in common. */
  private static boolean isCutOff(IOException e) {
    return e instanceof JsonProcessingException json
        && json.getOriginalMessage().startsWith("Unexpected end-of-input");
  }

  private static boolean isDistrust(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }

  /** How long the server wishes us to wait; a given pause where it does not say. */
  private static Duration wish(IOException e, Duration otherwise) {
    if (!(e instanceof ApiServer.StatusException status)) {
      return otherwise;
    }
    try {
      return Duration.ofSeconds(Long.parseLong(status.retryAfter().trim()));
    } catch (NumberFormatException notSeconds) {
      return otherwise;
    }
  }
}
