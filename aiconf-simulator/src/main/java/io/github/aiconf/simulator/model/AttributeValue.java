package io.github.aiconf.simulator.model;

import java.util.List;

/**
 * The value of an attribute of a device.
 *
 * <p>Kubernetes has a field for each kind of value and reads the first that is set; that choice is
 * made where objects are read.
 */
public sealed interface AttributeValue {

  /** The value for people: texts in quotes, everything else as written. */
  String words();

  /** A whole number. */
  record Int(long value) implements AttributeValue {

    @Override
    public String words() {
      return String.valueOf(value);
    }
  }

  /** True or false. */
  record Bool(boolean value) implements AttributeValue {

    @Override
    public String words() {
      return String.valueOf(value);
    }
  }

  /** A text. */
  record Text(String value) implements AttributeValue {

    @Override
    public String words() {
      return '"' + value + '"';
    }
  }

  /**
   * A semantic version, kept as written: a version that is none is an error of the selector that
   * looks at the device, and constraints compare the text.
   */
  record Version(String value) implements AttributeValue {

    @Override
    public String words() {
      return value;
    }
  }

  /** Whole numbers. */
  record Ints(List<Long> values) implements AttributeValue {

    /** Keeps a copy. */
    public Ints {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return values.toString();
    }
  }

  /** Truth values. */
  record Bools(List<Boolean> values) implements AttributeValue {

    /** Keeps a copy. */
    public Bools {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return values.toString();
    }
  }

  /** Texts. */
  record Texts(List<String> values) implements AttributeValue {

    /** Keeps a copy. */
    public Texts {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return values.toString();
    }
  }

  /** Semantic versions, kept as written. */
  record Versions(List<String> values) implements AttributeValue {

    /** Keeps a copy. */
    public Versions {
      values = List.copyOf(values);
    }

    @Override
    public String words() {
      return values.toString();
    }
  }

  /** An attribute of which nothing is set, or something this release does not know. */
  record Unset() implements AttributeValue {

    @Override
    public String words() {
      return "nothing this release knows";
    }
  }
}
