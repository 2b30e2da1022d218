package io.github.aiconf.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

  private static final String TEXT = """
      kind: Widget
      name: a
      webhooks:
        - name: first
          port: 1
        - name: second
          nested: {on: yes}
      """;

  @Test
  void remembersTheLineOfEachField() {
    Document document = read(TEXT).get(0);

    assertThat(document.refuse("name", "is taken")).hasMessage("own.yaml:2: name is taken");
    assertThat(document.refuse("webhooks[1].nested", "is odd"))
        .hasMessage("own.yaml:7: webhooks[1].nested is odd");
  }

  @Test
  void namesTheLineOfTheNearestFieldAroundOneThatIsMissing() {
    Document document = read(TEXT).get(0);

    assertThat(document.refuse("webhooks[1].port", "is missing"))
        .hasMessage("own.yaml:6: webhooks[1].port is missing");
    assertThat(document.refuse("gone.deep", "is missing"))
        .hasMessage("own.yaml:1: gone.deep is missing");
    assertThat(document.refuse("", "is odd")).hasMessage("own.yaml:1: the document is odd");
  }

  @Test
  void readsSeveralDocuments() {
    List<Document> documents = read("a: 1\n---\n---\nb: [x, 1.5, true, null]\n");

    assertThat(documents).hasSize(2);
    assertThat(documents.get(1).value().texts("b")).containsExactly("x", "1.5", "true");
    assertThat(documents.get(1).refuse("b", "is odd")).hasMessage("own.yaml:4: b is odd");
  }

  @Test
  void refusesWhatIsNoMapping() {
    assertThatThrownBy(() -> read("- a\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("own.yaml:1: expected a mapping");
  }

  @Test
  void refusesKeysThatStandTwice() {
    assertThatThrownBy(() -> read("a: 1\nb: 2\na: 3\n"))
        .isInstanceOf(InputException.class)
        .hasMessage("own.yaml:3: the key 'a' stands twice; remove one of them");
  }

  private static List<Document> read(String text) {
    return Document.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "own.yaml");
  }
}
