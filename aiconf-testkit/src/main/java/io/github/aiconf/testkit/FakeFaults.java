package io.github.aiconf.testkit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What a fake API server does wrong, by the path of the request. */
final class FakeFaults {

  /** How an answer goes wrong on its way. */
  enum Kind {
    /** It comes, but says something else. */
    OTHER_ANSWER,
    /** The connection breaks after half of it. */
    RESET,
    /** Nothing of it comes. */
    HANG,
    /** Half of it comes. */
    HANG_IN_BODY
  }

  record Fault(Kind kind, @Nullable FakeAnswer answer) {}

  private static final class Repeated {
    final Fault fault;
    int left;

    Repeated(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }
  }

  private final Map<String, Queue<Repeated>> byPath = new HashMap<>();

  void add(String path, int times, FakeAnswer answer) {
    add(path, times, new Fault(Kind.OTHER_ANSWER, answer));
  }

  void add(String path, int times, Kind kind) {
    add(path, times, new Fault(kind, null));
  }

  /** What goes wrong with this request; empty where nothing does, or no longer. */
  synchronized Optional<Fault> next(String path) {
    Queue<Repeated> queue = byPath.getOrDefault(path, new ArrayDeque<>());
    Repeated first = queue.peek();
    if (first == null) {
      return Optional.empty();
    }
    first.left--;
    if (first.left == 0) {
      queue.remove();
    }
    return Optional.of(first.fault);
  }

  private synchronized void add(String path, int times, Fault fault) {
    if (times > 0) {
      byPath.computeIfAbsent(path, unused -> new ArrayDeque<>()).add(new Repeated(fault, times));
    }
  }
}
