package io.github.aiconf.integration;

import java.util.function.Supplier;

/**
 * Something that is broken for the time of one look, and mended whatever the look shows.
 *
 * @param make breaks it, and waits until the cluster shows it
 * @param undo mends it, and waits until the cluster is as before
 */
record Change(Runnable make, Runnable undo) {

  <T> T during(Supplier<T> look) {
    try {
      make.run();
      return look.get();
    } finally {
      undo.run();
    }
  }
}
