package io.github.aiconf.requirements.operators.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorProfileTest {

  private static final String OWN = """
      kind: OperatorProfile
      name: weaver
      title: Weaver
      resources:
        - type: looms.acme.example/Loom
          success:
            - condition: Woven
      controllers:
        - labels: {app: weaver}
      webhooks: optional
      needs: [spinner]
      """;

  @TempDir
  private Path folder;

  @Test
  void describesTheOperatorsThatSubmissionsUse() {
    List<OperatorProfile> operators = read(Optional.empty());
    assertThat(operators)
        .extracting(OperatorProfile::name)
        .containsExactly(
            "kuberay",
            "kubeflow-trainer",
            "training-operator",
            "mpi-operator",
            "kserve",
            "kserve-llm",
            "nim-operator",
            "kaito",
            "gpu-operator",
            "spark-operator",
            "aibrix",
            "slurm-operator",
            "jobset",
            "lws");
    assertThat(operators)
        .filteredOn(OperatorProfile::buildingBlock)
        .extracting(OperatorProfile::name)
        .containsExactly("jobset", "lws");
    assertThat(operators).extracting(OperatorProfile::name).containsAll(needs(operators));
  }

  @Test
  void noControllerIsKnownByTheLabelOfTheScaffoldAlone() {
    assertThat(read(Optional.empty()))
        .flatExtracting(OperatorProfile::controllers)
        .noneMatch(selector -> selector.names().isEmpty()
            && selector.labels().keySet().stream().allMatch("control-plane"::equals)
            && selector.labels().containsValue("controller-manager"));
  }

  @Test
  void takesAnOperatorOfTheUser() throws IOException {
    Files.writeString(folder.resolve("own.yaml"), OWN);
    RequirementTester.of(new RobustController())
        .profiles(folder)
        .on(ClusterFixture.of("1.35")
            .with(OperatorObjects.crd("looms", "acme.example", "v1"))
            .with(OperatorObjects.controller("weaver", "weaver", "app: weaver"))
            .with("""
                apiVersion: acme.example/v1
                kind: Loom
                metadata: {name: a, namespace: default}
                status: {conditions: [{type: Woven, status: 'True'}]}
                """))
        .passes()
        .saying("Weaver")
        .observing("status.conditions[Woven].status", "True")
        .warning("Weaver needs spinner, which no profile describes");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      looms.acme.example/Loom                 | Looms                         | own.yaml:5: resources[0].type must have the form
      condition: Woven                        | field: status.woven           | own.yaml:7: resources[0].success[0].value is missing
      condition: Woven                        | {condition: Woven, field: a}  | own.yaml:7: resources[0].success[0].field is not a field
      '- labels: {app: weaver}'               | '- namespaces: [a]'           | own.yaml:9: controllers[0].labels is missing, and so is names
      'webhooks: optional'                    | 'webhooks: maybe'             | own.yaml:10: webhooks must be one of none, optional, expected
      """)
  void refusesABrokenOneWithFileAndLine(String right, String wrong, String message)
      throws IOException {
    Files.writeString(folder.resolve("own.yaml"), OWN.replace(right, wrong));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(Optional.of(folder)))
        .withMessageContaining(message);
  }

  @Test
  void refusesOneWithoutControllers() throws IOException {
    Files.writeString(
        folder.resolve("own.yaml"), OWN.replace("controllers:\n  - labels: {app: weaver}\n", ""));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> read(Optional.of(folder)))
        .withMessageContaining("controllers must have at least one entry");
  }

  private static List<OperatorProfile> read(Optional<Path> own) {
    return ProfileCatalog.load(List.of(new RobustController()), own).all(OperatorProfile.KIND);
  }

  private static List<String> needs(List<OperatorProfile> operators) {
    return operators.stream().flatMap(operator -> operator.needs().stream()).toList();
  }
}
