package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.core.cluster.ClusterFacts;
import java.io.IOException;
import java.util.List;

/** What all answers as JSON have in common: the cluster, notes and gaps. */
class AnswerJson implements AutoCloseable {

  // ASCII alone keeps control characters away from a terminal, and is right in any encoding.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Writes fields. */
  @FunctionalInterface
  interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  final JsonGenerator json;
  private final Terminal terminal;

  /** Begins with what was asked. */
  AnswerJson(Terminal terminal, ClusterFacts facts, String release, boolean compared)
      throws IOException {
    this.terminal = terminal;
    this.json = MAPPER.getFactory().createGenerator(terminal.out());
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    Separators separators = Separators.createDefaultInstance()
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withArrayEmptySeparator("")
        .withObjectEmptySeparator("");
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    json.setPrettyPrinter(new DefaultPrettyPrinter(separators)
        .withArrayIndenter(indenter)
        .withObjectIndenter(indenter));
    json.writeStartObject();
    json.writeObjectFieldStart("cluster");
    json.writeStringField("source", facts.source().name());
    json.writeStringField("name", facts.name());
    if (facts.version().isPresent()) {
      json.writeStringField("version", facts.version().get());
    }
    json.writeStringField("time", facts.time().toString());
    json.writeEndObject();
    json.writeObjectFieldStart("computedAs");
    json.writeStringField("release", release);
    json.writeBooleanField("compared", compared);
    json.writeEndObject();
  }

  void fields(Fields fields) throws IOException {
    fields.write(json);
  }

  void texts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Ends with what is not known, and what there is to know beside. */
  void end(List<String> notes, List<Gap> gaps) throws IOException {
    texts("notes", notes);
    json.writeArrayFieldStart("gaps");
    for (Gap gap : gaps) {
      json.writeStartObject();
      json.writeStringField("what", gap.what());
      json.writeStringField("reason", gap.cause().name());
      json.writeStringField("detail", gap.detail());
      json.writeStringField("next", gap.next());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  @Override
  public void close() throws IOException {
    json.close();
    terminal.out().println();
    terminal.out().flush();
  }
}
