package io.github.aiconf.core.cluster;

import io.github.aiconf.core.input.InputException;
import org.jspecify.annotations.Nullable;

/**
 * A server was tried and gave no usable answer: unreachable, hanging, not trusted, or no
 * Kubernetes.
 */
public final class UnusableServerException extends InputException {

  private static final long serialVersionUID = 1L;

  /** A server that gave no usable answer. */
  public UnusableServerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
