package io.github.aiconf.core;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A JSON Schema that comes with the module. */
public final class PublishedSchema {

  private PublishedSchema() {}

  /**
   * The schema in a resource.
   *
   * @param file its path below the package of the core
   */
  public static Schema of(String file) throws IOException {
    try (InputStream in = PublishedSchema.class.getResourceAsStream(file)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(in);
    }
  }

  /** What a schema refuses in a text; empty where it fits. */
  public static List<String> problems(Schema schema, String text, InputFormat format) {
    return schema.validate(text, format).stream().map(Object::toString).toList();
  }
}
