package io.github.aiconf.core.submission.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.core.PublishedSchema;
import io.github.aiconf.core.catalog.Checklists;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramDataTest {

  private static final String FOLDER = "/io/github/aiconf/core/submission/program/";

  @ParameterizedTest
  @CsvSource({"program.yaml,Program.schema.json", "suites.yaml,Suites.schema.json"})
  void fitsItsSchema(String data, String schema) throws IOException {
    assertThat(problems(schema, text(data))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "program.yaml,Program.schema.json,conditionalMust:,conditionalMusts:",
    "suites.yaml,Suites.schema.json,weight: proves,weight: shows",
    "suites.yaml,Suites.schema.json,contains: ,contain: "
  })
  void schemaRefusesWhatWouldBeReadWrongly(String data, String schema, String right, String wrong)
      throws IOException {
    assertThat(text(data)).contains(right);
    assertThat(problems(schema, text(data).replace(right, wrong))).isNotEmpty();
  }

  @Test
  void namesOnlyRequirementsThatAChecklistHas() {
    Set<String> known = Checklists.all().stream()
        .flatMap(checklist -> checklist.items().stream())
        .map(Checklist.Item::id)
        .collect(Collectors.toSet());
    assertThat(known)
        .containsAll(ProgramFacts.get().conditionalMust())
        .containsAll(ProgramFacts.get().impliedTests().keySet())
        .containsAll(TestSuites.all().stream().map(TestSuites.Mapping::id).toList());
  }

  private static List<String> problems(String schema, String text) throws IOException {
    Schema published = PublishedSchema.of(FOLDER + schema);
    return published.validate(text, InputFormat.YAML).stream()
        .map(Object::toString)
        .toList();
  }

  private static String text(String file) throws IOException {
    try (InputStream in = ProgramDataTest.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
