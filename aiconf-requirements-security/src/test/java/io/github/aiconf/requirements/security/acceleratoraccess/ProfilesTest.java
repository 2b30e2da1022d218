package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.podOn;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.aiconf.core.catalog.ProfileCatalog;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.testkit.RequirementTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiles that come with the requirement, and those of a user. */
class ProfilesTest {

  @TempDir
  Path folder;

  @Test
  void knowsThePlatformsAndSettingsThatVendorsShip() {
    ProfileCatalog profiles =
        ProfileCatalog.load(List.of(new SecureAcceleratorAccess()), Optional.empty());

    assertThat(profiles.all(DeviceExposure.KIND))
        .extracting(DeviceExposure::name)
        .contains("kubernetes", "nvidia", "openshift");
    assertThat(profiles.all(HardeningSetting.KIND))
        .extracting(HardeningSetting::name)
        .contains("nvidia-device-list-strategy", "nvidia-cdi", "nvidia-sharing");
  }

  @Test
  void aUserNamesNamespacesOfThePlatform() throws IOException {
    write("""
        kind: DeviceExposure
        name: acme
        platformNamespaces: [monitoring]
        """);
    RequirementTester.of(new SecureAcceleratorAccess())
        .profiles(folder)
        .on(withPlugin().with(podOn("gpu-1", "monitoring", "agent", """
            containers: [{name: main}]
            volumes: [{name: root, hostPath: {path: /}}]
            """)))
        .passes()
        .noting("monitoring (1)");
  }

  @Test
  void aUserAddsAnAccelerator() throws IOException {
    write("""
        kind: AcceleratorProfile
        name: acme
        extendedResources: [acme.example/npu]
        deviceNodes: "^/dev/acme/npu[0-9]+$"
        """);
    RequirementTester.of(new SecureAcceleratorAccess())
        .profiles(folder)
        .on(withPlugin()
            .with(Manifests.CPU_NODE
                .replace("name: cpu-1", "name: npu-1")
                .replace("cpu: \"64\"", "acme.example/npu: \"4\""))
            .with(podOn("npu-1", "team", "p", """
                containers: [{name: main}]
                volumes: [{name: v, hostPath: {path: /dev/acme}}]
                """)))
        .isUnknown("AMBIGUOUS")
        .observing("spec.volumes[v].hostPath.path", "/dev/acme");
  }

  @Test
  void refusesABrokenExpression() throws IOException {
    write("""
        kind: DeviceExposure
        name: acme
        acceleratorNames: "("
        """);
    assertRefused("own.yaml:3: acceleratorNames is not a regular expression");
  }

  @Test
  void refusesASettingThatIsNowhere() throws IOException {
    write("""
        kind: HardeningSetting
        name: acme
        accelerator: acme
        safe: ["true"]
        weakness: anything goes
        """);
    assertRefused("daemonSet is missing, and so are policy and nodeLabel");
  }

  @Test
  void refusesASettingWithoutSafeValues() throws IOException {
    write("""
        kind: HardeningSetting
        name: acme
        accelerator: acme
        nodeLabel: acme.example/sharing
        safe: []
        weakness: anything goes
        """);
    assertRefused("own.yaml:5: safe must name at least one value");
  }

  @Test
  void refusesADaemonSetWithoutLabels() throws IOException {
    write("""
        kind: HardeningSetting
        name: acme
        accelerator: acme
        daemonSet: {pods: [], environment: ACME_STRICT}
        safe: ["true"]
        weakness: anything goes
        """);
    assertRefused("own.yaml:4: daemonSet.pods must name at least one label");
  }

  @Test
  void refusesAPolicyThatCannotBeRead() throws IOException {
    String setting = """
        kind: HardeningSetting
        name: acme
        accelerator: acme
        safe: ["true"]
        weakness: anything goes
        policy:
          resource: policies.acme.example/Policy
        """;
    write(setting);
    assertRefused("policy.field is missing, and so is policy.environment");
    write(setting + "  environment: spec.variables\n");
    assertRefused("own.yaml:8: policy.environment must end with .env");
    write(setting + "  environment: spec.env\n");
    assertRefused("own.yaml:8: policy.environment needs the name of the variable");
    write(setting.replace("policies.acme.example/Policy", "policies"));
    assertRefused("own.yaml:7: policy.resource must have the form");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("own.yaml"), yaml);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(
            () -> ProfileCatalog.load(List.of(new SecureAcceleratorAccess()), Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
