package io.github.aiconf.core.submission.fill;

import java.util.Arrays;
import java.util.Optional;

/** Which part of a stack provides a capability; a layered product has to say so. */
public enum Layer {
  /** The machines, networks and clouds below. */
  INFRASTRUCTURE("infrastructure"),
  /** The Kubernetes distribution that the product builds on. */
  BASE("base"),
  /** A component that is added to the cluster. */
  ADD_ON("add-on"),
  /** The product itself. */
  PRODUCT("product");

  private final String key;

  Layer(String key) {
    this.key = key;
  }

  /** For example {@code add-on}. */
  public String key() {
    return key;
  }

  /** The layer with a key. */
  public static Optional<Layer> ofKey(String key) {
    return Arrays.stream(values()).filter(layer -> layer.key.equals(key)).findFirst();
  }
}
