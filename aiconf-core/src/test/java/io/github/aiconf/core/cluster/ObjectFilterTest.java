package io.github.aiconf.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObjectFilterTest {

  private final ObjectFilter filter =
      new ObjectFilter(FieldSelection.all(), Set.of("FEATURE_GATES"));

  /** An entry of {@code env}, and what is kept of it. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"name":"TOKEN","value":"s3cret"}         | {"name":"TOKEN","value":"REDACTED"}
          {"value":"s3cret","name":"TOKEN"}         | {"name":"TOKEN","value":"REDACTED"}
          {"value":"s3cret"}                        | {"value":"REDACTED"}
          {"name":"TOKEN","value":42}               | {"name":"TOKEN","value":"REDACTED"}
          {"name":"TOKEN","value":{"a":"s3cret"}}   | {"name":"TOKEN","value":"REDACTED"}
          {"name":{"a":"b"},"value":"s3cret"}       | {"name":{"a":"b"},"value":"REDACTED"}
          {"name":"TOKEN","value":""}               | {"name":"TOKEN","value":""}
          {"name":"FEATURE_GATES","value":"A=true"} | {"name":"FEATURE_GATES","value":"A=true"}
          {"value":"A=true","name":"FEATURE_GATES"} | {"name":"FEATURE_GATES","value":"A=true"}
          {"name":"A","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}} | {"name":"A","valueFrom":{"secretKeyRef":{"name":"s","key":"k"}}}
          "TOKEN=s3cret"                            | "TOKEN=REDACTED"
          "FEATURE_GATES=A=true"                    | "FEATURE_GATES=A=true"
          "TOKEN"                                   | "TOKEN"
          ["TOKEN","s3cret"]                        | null
          """)
  void keepsTheValuesOfDeclaredVariablesOnly(String entry, String kept) throws IOException {
    assertThat(filtered("{\"env\":[" + entry + "]}")).isEqualTo("\"env\":[" + kept + "]");
  }

  @Test
  void redactsAtAnyDepth() throws IOException {
    String pod = """
        "spec":{"initContainers":[{"env":[{"name":"A","value":"%s"}]}],"template":{"spec":{"containers":[{"env":[{"name":"B","value":"%s"}]}]}}}""";
    assertThat(filtered("{" + pod.formatted("s3cret", "s3cret") + "}"))
        .isEqualTo(pod.formatted("REDACTED", "REDACTED"));
  }

  @Test
  void leavesFieldsThatAreOnlyNamedLikeVariablesAlone() throws IOException {
    assertThat(filtered("{\"labels\":{\"env\":\"prod\"},\"env\":{\"a\":\"b\"}}"))
        .isEqualTo("\"labels\":{\"env\":\"prod\"},\"env\":{\"a\":\"b\"}");
  }

  @Test
  void dropsWhatHoldsCopiesOfOtherFields() throws IOException {
    assertThat(filtered("""
                {"metadata":{"managedFields":[{"a":{}}],"annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\\"env\\":1}","a":"b"}}}""")).isEqualTo("\"metadata\":{\"annotations\":{\"a\":\"b\"}}");
  }

  @Test
  void dropsTheSchemasOfDefinitions() throws IOException {
    assertThat(filtered("""
                {"spec":{"versions":[{"name":"v1","schema":{"openAPIV3Schema":{"type":"object","properties":{"x":{}}}},"served":true}]}}"""))
        .isEqualTo("\"spec\":{\"versions\":[{\"name\":\"v1\",\"schema\":{},\"served\":true}]}");
  }

  @Test
  void writesTheKindOfTheListInPlaceOfTheObjectsOwn() throws IOException {
    assertThat(Json.filtered(
            filter, "{\"kind\":\"Other\",\"a\":1,\"apiVersion\":{\"b\":2},\"c\":{\"kind\":\"x\"}}"))
        .isEqualTo("{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"a\":1,\"c\":{\"kind\":\"x\"}}");
  }

  @Test
  void keepsOnlyTheSelectedFields() throws IOException {
    ObjectFilter images =
        new ObjectFilter(FieldSelection.of(List.of("spec.containers.image")), Set.of());
    assertThat(Json.filtered(images, """
                {"metadata":{"name":"a","labels":{"b":"c"}},"spec":{"nodeName":"n","containers":[{"image":"i","env":[{"name":"A","value":"s"}]},{"args":[]}]},"status":{}}"""))
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",\"metadata\":{\"name\":\"a\"},\"spec\":{\"containers\":[{\"image\":\"i\"},{}]}}");
  }

  @Test
  void filtersTheSameIntoBothForms() throws IOException {
    List<String> pods =
        List.of("{\"spec\":{\"env\":[{\"value\":\"s3cret\",\"name\":\"A\"},\"B=s3cret\"]}}");
    assertThat(Json.values(Json.kept(CompactObjects.Builder.packing(), filter, pods)))
        .isEqualTo(Json.values(Json.kept(new CompactObjects.Builder(), filter, pods)));
  }

  /** What is left beside API version and kind. */
  private String filtered(String text) throws IOException {
    String kept = Json.filtered(filter, text);
    String head = "{\"apiVersion\":\"v1\",\"kind\":\"Thing\",";
    assertThat(kept).startsWith(head);
    return kept.substring(head.length(), kept.length() - 1);
  }
}
