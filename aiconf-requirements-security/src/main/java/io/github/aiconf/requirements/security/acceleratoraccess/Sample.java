package io.github.aiconf.requirements.security.acceleratoraccess;

import java.util.ArrayList;
import java.util.List;

/** The first few of many things, and how many there were. */
final class Sample<T> {

  private final int limit;
  private final List<T> shown = new ArrayList<>();
  private int count;

  Sample(int limit) {
    this.limit = limit;
  }

  void add(T thing) {
    if (shown.size() < limit) {
      shown.add(thing);
    }
    count++;
  }

  int count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<T> shown() {
    return shown;
  }

  int hidden() {
    return count - shown.size();
  }

  /** For a sentence: {@code a, b and 3 more}. */
  @Override
  public String toString() {
    String texts = String.join(", ", shown.stream().map(String::valueOf).toList());
    return hidden() == 0 ? texts : texts + " and " + hidden() + " more";
  }
}
