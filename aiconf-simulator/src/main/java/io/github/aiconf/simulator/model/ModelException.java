package io.github.aiconf.simulator.model;

/** An object that cannot be read: something in it is not what Kubernetes would have there. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String object;
  private final String field;
  private final String problem;

  ModelException(String object, String field, String problem) {
    super(object + ": " + (field.isEmpty() ? "" : field + ": ") + problem);
    this.object = object;
    this.field = field;
    this.problem = problem;
  }

  /** The object: its kind, namespace and name, as far as it has them. */
  public String object() {
    return object;
  }

  /** The field, for example {@code spec.devices[3].name}; empty for the object as a whole. */
  public String field() {
    return field;
  }

  /** What is wrong and what is expected, in one line. */
  public String problem() {
    return problem;
  }
}
