package io.github.aiconf.simulator.model;

import java.util.List;

/**
 * The value of an attribute of a device.
 *
 * <p>Kubernetes has a field for each kind of value and reads the first that is set; that choice is
 * made where objects are read.
 */
public sealed interface AttributeValue {

  /** A whole number. */
  record Int(long value) implements AttributeValue {}

  /** True or false. */
  record Bool(boolean value) implements AttributeValue {}

  /** A text. */
  record Text(String value) implements AttributeValue {}

  /**
   * A semantic version, kept as written: a version that is none is an error of the selector that
   * looks at the device, and constraints compare the text.
   */
  record Version(String value) implements AttributeValue {}

  /** Whole numbers. */
  record Ints(List<Long> values) implements AttributeValue {

    /** Keeps a copy. */
    public Ints {
      values = List.copyOf(values);
    }
  }

  /** Truth values. */
  record Bools(List<Boolean> values) implements AttributeValue {

    /** Keeps a copy. */
    public Bools {
      values = List.copyOf(values);
    }
  }

  /** Texts. */
  record Texts(List<String> values) implements AttributeValue {

    /** Keeps a copy. */
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** Semantic versions, kept as written. */
  record Versions(List<String> values) implements AttributeValue {

    /** Keeps a copy. */
    public Versions {
      values = List.copyOf(values);
    }
  }

  /** An attribute of which nothing is set, or something this release does not know. */
  record Unset() implements AttributeValue {}
}
