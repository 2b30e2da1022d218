package io.github.aiconf.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimRulesTest {

  private static List<String> fields(String devices) {
    return problems("kind: ResourceClaim\nmetadata: {name: c}\nspec: {devices: " + devices + "}")
        .stream()
        .map(FieldProblem::field)
        .toList();
  }

  private static List<FieldProblem> problems(String yaml) {
    return ClaimRules.problems(
        ModelReaderTest.tree(yaml),
        text -> text.equals("bad") ? Optional.of("does not\ncompile") : Optional.empty());
  }

  @Test
  void goodClaimHasNoProblems() {
    assertThat(fields("""
            {requests: [
               {name: one, exactly: {deviceClassName: gpu.example.com, count: 2,
                  selectors: [{cel: {expression: good}}],
                  capacity: {requests: {"d.example.com/memory": 1Gi, memory: 1Gi}},
                  tolerations: [{operator: Exists}, {key: example.com/a, value: b, effect: None}]}},
               {name: two, firstAvailable: [
                  {name: a, deviceClassName: gpu, allocationMode: All}, {name: b, deviceClassName: gpu}]}],
             constraints: [{requests: [one, two/a], matchAttribute: d.example.com/a},
                           {distinctAttribute: d.example.com/a}],
             config: [{requests: [two, two/b], opaque: {driver: d.example.com, parameters: {a: 1}}}]}
            """)).isEmpty();
  }

  @Test
  void unknownFieldsAndWrongTypesAreAllNamed() {
    assertThat(
            fields("{requests: [{name: 7, exactly: {deviceClassName: a, counts: 1}}], config: {}}"))
        .containsExactlyInAnyOrder(
            "spec.devices.requests[0].name",
            "spec.devices.requests[0].exactly.counts",
            "spec.devices.config");
  }

  @Test
  void namesHaveToBeGoodAndUnique() {
    assertThat(fields("""
            {requests: [
               {name: Upper, exactly: {deviceClassName: gpu}},
               {name: same, exactly: {deviceClassName: gpu}},
               {name: same, firstAvailable: [
                  {name: a, deviceClassName: gpu}, {name: a, deviceClassName: "no good"}]}]}
            """))
        .containsExactly(
            "spec.devices.requests[0].name",
            "spec.devices.requests[2].name",
            "spec.devices.requests[2].firstAvailable[1].name",
            "spec.devices.requests[2].firstAvailable[1].deviceClassName");
  }

  @Test
  void requestIsEitherExactOrAList() {
    assertThat(fields("{requests: [{name: a}, {name: b, exactly: {deviceClassName: gpu},"
            + " firstAvailable: [{name: a, deviceClassName: gpu}]}]}"))
        .containsExactly("spec.devices.requests[0]", "spec.devices.requests[1]");
  }

  @Test
  void modeAndCountHaveToFit() {
    assertThat(fields("{requests: [{name: a, exactly: {deviceClassName: g, allocationMode: Some}},"
            + " {name: b, exactly: {deviceClassName: g, allocationMode: All, count: 1}},"
            + " {name: c, exactly: {deviceClassName: g, count: -1}}]}"))
        .containsExactly(
            "spec.devices.requests[0].exactly.allocationMode",
            "spec.devices.requests[1].exactly.count",
            "spec.devices.requests[2].exactly.count");
  }

  @Test
  void moreThan32DevicesAreTooManyWhicheverAlternativeIsTaken() {
    String requests = "{requests: [{name: a, exactly: {deviceClassName: g, count: 30}},"
        + " {name: b, firstAvailable: [{name: x, deviceClassName: g, count: 9},"
        + " {name: y, deviceClassName: g, count: %d}]}]}";

    assertThat(fields(requests.formatted(2))).isEmpty();
    assertThat(fields(requests.formatted(3))).containsExactly("spec.devices.requests");
  }

  @Test
  void listsHaveLimits() {
    String many = IntStream.range(0, 33)
        .mapToObj(i -> "{name: r" + i + ", exactly: {deviceClassName: g, allocationMode: All}}")
        .collect(Collectors.joining(",", "{requests: [", "]}"));
    String alternatives = IntStream.range(0, 9)
        .mapToObj(i -> "{name: r" + i + ", deviceClassName: g}")
        .collect(Collectors.joining(",", "{requests: [{name: a, firstAvailable: [", "]}]}"));
    String tolerations = IntStream.range(0, 17)
        .mapToObj(i -> "{operator: Exists}")
        .collect(Collectors.joining(
            ",", "{requests: [{name: a, exactly: {deviceClassName: g, tolerations: [", "]}}]}"));

    assertThat(fields(many)).containsExactly("spec.devices.requests");
    assertThat(fields(alternatives)).containsExactly("spec.devices.requests[0].firstAvailable");
    assertThat(fields(tolerations)).containsExactly("spec.devices.requests[0].exactly.tolerations");
  }

  @Test
  void selectorsHaveToCompileAndToHaveAnExpression() {
    List<FieldProblem> problems =
        problems("kind: ResourceClaim\nmetadata: {name: c}\nspec: {devices:"
            + " {requests: [{name: a, exactly: {deviceClassName: g, selectors: [{}, {cel: {expression:"
            + " bad}}, {cel: {expression: " + "x".repeat(10 * 1024 + 1) + "}}]}}]}}");

    assertThat(problems)
        .containsExactly(
            new FieldProblem("spec.devices.requests[0].exactly.selectors[0].cel", "is missing"),
            new FieldProblem(
                "spec.devices.requests[0].exactly.selectors[1].cel.expression", "does not?compile"),
            new FieldProblem(
                "spec.devices.requests[0].exactly.selectors[2].cel.expression",
                "is longer than 10240 bytes"));
  }

  @Test
  void constraintsNameRequestsOfTheClaimAndOneAttribute() {
    assertThat(fields("""
            {requests: [{name: a, firstAvailable: [{name: x, deviceClassName: g}]}],
             constraints: [
               {requests: [a, a], matchAttribute: d/b},
               {requests: [b, a/y, a/x/z, x], matchAttribute: d/b},
               {},
               {matchAttribute: d/b, distinctAttribute: d/c},
               {matchAttribute: bare},
               {distinctAttribute: d/9}]}
            """))
        .containsExactly(
            "spec.devices.constraints[0].requests[1]",
            "spec.devices.constraints[1].requests[0]",
            "spec.devices.constraints[1].requests[1]",
            "spec.devices.constraints[1].requests[2]",
            "spec.devices.constraints[1].requests[3]",
            "spec.devices.constraints[2]",
            "spec.devices.constraints[3]",
            "spec.devices.constraints[4].matchAttribute",
            "spec.devices.constraints[5].distinctAttribute");
  }

  @Test
  void configurationNeedsADriverAndParameters() {
    assertThat(fields("{config: [{}, {opaque: {}}, {opaque: {driver: d, parameters: text}},"
            + " {requests: [a], opaque: {driver: d, parameters: {}}}]}"))
        .containsExactly(
            "spec.devices.config[0].opaque",
            "spec.devices.config[1].opaque.driver",
            "spec.devices.config[1].opaque.parameters",
            "spec.devices.config[2].opaque.parameters",
            "spec.devices.config[3].requests[0]");
  }

  @Test
  void tolerationsHaveToFitTheirOperator() {
    assertThat(fields("{requests: [{name: a, exactly: {deviceClassName: g, tolerations: ["
            + "{operator: Exists, value: x}, {operator: Like}, {key: 'a b'}, {key: a, value: 'a b'},"
            + " {key: a, effect: Never}]}}]}"))
        .containsExactly(
            "spec.devices.requests[0].exactly.tolerations[0].value",
            "spec.devices.requests[0].exactly.tolerations[1].operator",
            "spec.devices.requests[0].exactly.tolerations[2].key",
            "spec.devices.requests[0].exactly.tolerations[3].value",
            "spec.devices.requests[0].exactly.tolerations[4].effect");
  }

  @Test
  void templateIsCheckedUnderItsOwnPath() {
    assertThat(problems("kind: ResourceClaimTemplate\nmetadata: {name: t}\nspec: {spec: {devices:"
            + " {requests: [{name: a}]}}}"))
        .extracting(FieldProblem::field)
        .containsExactly("spec.spec.devices.requests[0]");
  }

  @Test
  void nameIsNeeded() {
    assertThat(problems("kind: ResourceClaim"))
        .containsExactly(new FieldProblem("metadata.name", "is missing"));
  }
}
