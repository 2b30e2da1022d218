package io.github.aiconf.core.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** What it means to the user that a server gave no usable answer at all. */
final class FailedContact {

  private static final List<Class<? extends Exception>> DECISIVE = List.of(
      SSLException.class,
      UnknownHostException.class,
      UnresolvedAddressException.class,
      HttpTimeoutException.class,
      ConnectException.class);

  private FailedContact() {}

  /** What the server does, and what to look at: the end of a sentence that begins with its name. */
  static String inWords(IOException e) {
    if (e instanceof ApiServer.StatusException status) {
      return inWords(status);
    }
    if (e instanceof JsonProcessingException) {
      return "answers, but not with JSON; it is no Kubernetes API server, or a proxy answers in its place";
    }
    Throwable cause = decisive(e);
    if (cause instanceof SSLException distrust) {
      return inWords(distrust);
    }
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return "has a name that cannot be resolved; check the server of the context";
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return "cannot be reached: no connection in time; check address, network and proxy";
    }
    if (cause instanceof HttpTimeoutException) {
      return "does not answer: " + cause.getMessage() + "; check address, network and proxy";
    }
    if (cause instanceof ConnectException) {
      return "cannot be reached: connection refused or no route; is it up, and is the address right?";
    }
    return "cannot be used: " + ApiServer.message(e) + "; check that it is a Kubernetes API server";
  }

  /** The cause that says most: a name that cannot be resolved hides behind a failed connection. */
  private static Throwable decisive(IOException e) {
    for (Class<? extends Exception> type : DECISIVE) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (type.isInstance(cause)) {
          return cause;
        }
      }
    }
    return e;
  }

  private static String inWords(ApiServer.StatusException e) {
    if (!e.isOfKubernetes()) {
      return "answers with HTTP status " + e.code()
          + ", but not as a Kubernetes API server; check the address, or a proxy in between";
    }
    return switch (e.code()) {
      case 401 -> "refuses the credentials (401); log in again or choose another context";
      case 403 ->
        "refuses this user (403): " + e.getMessage() + "; use one who may read /version and /apis";
      default ->
        "answers with status " + e.code() + ": " + e.getMessage()
            + "; try again when it is healthy";
    };
  }

  private static String inWords(SSLException e) {
    String message = String.valueOf(e.getMessage());
    return message.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")
        ? "does not speak TLS; check its address: is it http, or another port?"
        : "cannot be trusted: " + KubeContext.rootOf(e)
            + "; check certificate-authority-data and the server of the context";
  }
}
