package io.github.aiconf.api;

import java.net.URL;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of vendor facts that is kept as data: a record, the file that comes with the module, and
 * how a document becomes the record. Users add documents, or replace one by a document of the same
 * name, with {@code --profiles DIR}.
 *
 * @param <T> the record
 */
public final class ProfileKind<T> {

  private final String name;
  private final Class<T> type;
  private final String resource;
  private final Function<ProfileFields, T> reader;

  private ProfileKind(
      String name, Class<T> type, String resource, Function<ProfileFields, T> reader) {
    this.name = name;
    this.type = type;
    this.resource = resource;
    this.reader = reader;
  }

  /**
   * A kind of profile.
   *
   * @param name what documents say in their field {@code kind}
   * @param type the record
   * @param resource file beside the record, a stream of YAML documents; its schema lies beside it
   *     as {@code <kind>.schema.json}
   * @param reader makes the record from the fields of a document
   */
  public static <T> ProfileKind<T> of(
      String name, Class<T> type, String resource, Function<ProfileFields, T> reader) {
    return new ProfileKind<>(name, type, resource, reader);
  }

  /** What documents say in their field {@code kind}. */
  public String name() {
    return name;
  }

  /** The record. */
  public Class<T> type() {
    return type;
  }

  /** The documents that come with the module. */
  public URL shipped() {
    return find(resource)
        .orElseThrow(() -> new IllegalStateException(type + " has no file " + resource));
  }

  /** The JSON Schema of a document, where the module has one. */
  public Optional<URL> schema() {
    return find(name + ".schema.json");
  }

  /**
   * Makes the record.
   *
   * @throws ProfileException if a field is missing or of the wrong form
   */
  public T read(ProfileFields fields) {
    return reader.apply(fields);
  }

  private Optional<URL> find(String file) {
    return Optional.ofNullable(type.getResource(file));
  }

  @Override
  public String toString() {
    return name;
  }
}
