package io.github.aiconf.requirements.scheduling.gang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class ProfilesTest {

  private static final String OWN = """
      kind: GangScheduler
      name: acme
      title: Acme Gangs
      apis: [lanes.acme.example/Lane]
      controllers:
        - name: scheduler
          labels: {app: acme-gangs}
      queues:
        resource: lanes.acme.example/Lane
        field: status.phase
        value: Open
      """;

  @TempDir
  private Path folder;

  @Test
  void describesTheGangSchedulersThatSubmissionsUse() {
    ProfileCatalog profiles = catalog(Optional.empty());
    assertThat(profiles.all(GangScheduler.KIND))
        .extracting(GangScheduler::name)
        .containsExactly("kueue", "volcano", "kai", "coscheduling", "yunikorn");
    assertThat(profiles.all(GroupApi.KIND))
        .extracting(GroupApi::name)
        .containsExactly("leaderworkerset", "jobset", "slinky", "soperator");
  }

  @Test
  void aUserCanDescribeASchedulerOfTheirOwn() throws IOException {
    write(OWN);
    RequirementTester.of(new GangScheduling())
        .profiles(folder)
        .on(
            ClusterFixture.of("1.35")
                .with(Manifests.running("acme/gangs", "acme.example/gangs:1", "app: acme-gangs"))
                .with("""
                apiVersion: acme.example/v1
                kind: Lane
                metadata: {name: one}
                status: {phase: Open}
                """),
            "scheduler_ready")
        .passes()
        .saying("Acme Gangs is ready");
  }

  @Test
  void aUserCanDescribeAnotherInstallationOfAKnownScheduler() throws IOException {
    write("""
        kind: GangScheduler
        name: coscheduling
        title: coscheduling
        apis: [podgroups.scheduling.x-k8s.io/PodGroup]
        controllers:
          - name: scheduler
            labels: {app: gang-scheduler}
        """);
    RequirementTester.of(new GangScheduling())
        .profiles(folder)
        .on(
            ClusterFixture.of("1.35")
                .serving("scheduling.x-k8s.io/v1alpha1", "podgroups/PodGroup")
                .with(Manifests.running(
                    "platform/gangs", "acme.example/gangs:1", "app: gang-scheduler")),
            "scheduler_ready")
        .passes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: {app: acme-gangs} | optional: true | 6 | controllers[0].labels is missing, and so are image and deployments",
        "labels: {app: acme-gangs} | image: '[' | 7 | is not a regular expression",
        "apis: [lanes.acme.example/Lane] | apis: [lanes] | 4 | must have the form plural.group/Kind",
        "field: status.phase | condition: Open | 10 | queues.condition must be there, or field and value",
        "value: Open | amount: 1 | 8 | queues.condition must be there, or field and value"
      })
  void refusesABrokenProfileWithFileAndLine(String right, String wrong, int line, String problem)
      throws IOException {
    write(OWN.replace(right, wrong));
    assertThatThrownBy(() -> catalog(Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("own.yaml:" + line)
        .hasMessageContaining(problem);
  }

  @Test
  void refusesAPluginWithoutTheFileThatListsIt() throws IOException {
    write(OWN + "plugin: {name: gang, lists: [plugins]}\n");
    assertThatThrownBy(() -> catalog(Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("configuration");
  }

  @Test
  void refusesASchedulerWithoutControllers() throws IOException {
    write("kind: GangScheduler\nname: acme\ntitle: Acme\n");
    assertThatThrownBy(() -> catalog(Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("controllers");
  }

  private ProfileCatalog catalog(Optional<Path> own) {
    return ProfileCatalog.load(List.of(new GangScheduling()), own);
  }

  private void write(String profile) throws IOException {
    Files.writeString(folder.resolve("own.yaml"), profile);
  }
}
