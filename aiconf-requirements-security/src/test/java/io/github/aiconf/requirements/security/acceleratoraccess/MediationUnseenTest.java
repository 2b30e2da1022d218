package io.github.aiconf.requirements.security.acceleratoraccess;

import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.CPU_NODE;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withDra;
import static io.github.aiconf.requirements.security.acceleratoraccess.Manifests.withPlugin;

import io.github.aiconf.testkit.ClusterFixture;
import io.github.aiconf.testkit.RequirementTester;
import org.junit.jupiter.api.Test;

/** What is not seen of those who hand out accelerators. */
class MediationUnseenTest {

  private static final RequirementTester TESTER =
      RequirementTester.of(new SecureAcceleratorAccess());

  @Test
  void isUnknownWhereNodesMayNotBeListed() {
    TESTER.on(withPlugin().denying("nodes")).isUnknown("RBAC_DENIED").withGap("nodes");
  }

  @Test
  void isUnknownWhereNodesAreNotRecorded() {
    TESTER.on(withPlugin().notRecorded("nodes")).isUnknown("NOT_IN_SNAPSHOT");
  }

  @Test
  void isUnknownWhereClassesMayNotBeListed() {
    for (ClusterFixture cluster : new ClusterFixture[] {withPlugin(), withDra()}) {
      TESTER
          .on(cluster.denying("deviceclasses.resource.k8s.io"))
          .isUnknown("RBAC_DENIED")
          .withGap("deviceclasses.resource.k8s.io");
    }
  }

  @Test
  void needsNoClassesWhereNothingIsOffered() {
    TESTER
        .on(ClusterFixture.of("1.35").with(CPU_NODE).denying("deviceclasses.resource.k8s.io"))
        .isUnknown("NO_ACCELERATOR")
        .withoutGaps();
  }

  @Test
  void isUnknownWhereOnlySlicesCouldShowAccelerators() {
    TESTER
        .on(ClusterFixture.of("1.35").with(CPU_NODE).denying("resourceslices.resource.k8s.io"))
        .isUnknown("RBAC_DENIED")
        .withGap("resourceslices.resource.k8s.io");
  }

  @Test
  void passesWithAPluginWhereDraIsNotServed() {
    TESTER.on(withPlugin().withoutGroup("resource.k8s.io")).passes().withoutGaps();
  }

  @Test
  void passesWithoutDiscovery() {
    TESTER.on(withPlugin().withoutDiscovery()).passes();
  }
}
