package io.github.aiconf.requirements.networking.inference;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayImplementationTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "istio.io/gateway-controller, istio",
    "istio.io/mesh-controller, istio",
    "openshift.io/gateway-controller/v1, openshift",
    "traefik.io/gateway-controller, traefik",
    "gateway.envoyproxy.io/gatewayclass-controller, envoy-gateway",
    "io.cilium/gateway-controller, cilium",
    "kgateway.dev/kgateway, kgateway",
    "gateway.nginx.org/nginx-gateway-controller, nginx-gateway-fabric",
    "konghq.com/kic-gateway-controller, kong",
    "networking.gke.io/gateway, gke",
    "alb.networking.azure.io/alb-controller, azure-application-gateway",
    "gateway.k8s.aws/alb, aws-load-balancer-controller",
    "application-networking.k8s.aws/gateway-api-controller, aws-gateway-api-controller"
  })
  void shippedProfilesNameEachControllerOnce(String controllerName, String profile) {
    assertThat(load(Optional.empty()))
        .filteredOn(implementation -> implementation.hasController(controllerName))
        .extracting(GatewayImplementation::name)
        .containsExactly(profile);
  }

  @Test
  void aProfileOfTheUserWinsOverAShippedOne() throws IOException {
    write("""
        kind: GatewayImplementation
        name: own-istio
        title: Acme Istio
        controllerNames: [istio.io/gateway-controller]
        controllerLabels: [app=acme-istio]
        """);
    RequirementTester.of(new AiInference())
        .profiles(folder)
        .on(Clusters.accepted())
        .passes()
        .saying("(Acme Istio)")
        .warning("No workload of Acme Istio (app=acme-istio) was found");
  }

  @Test
  void refusesAnImplementationWithoutControllerNames() throws IOException {
    write("""
        kind: GatewayImplementation
        name: acme
        title: Acme
        controllerNames: []
        """);
    assertThatThrownBy(() -> load(Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessage(file() + ":4: controllerNames must have at least one entry");
  }

  @Test
  void refusesALabelWithoutAValue() throws IOException {
    write("""
        kind: GatewayImplementation
        name: acme
        title: Acme
        controllerNames: [acme.example/gateway]
        controllerLabels:
          - app=acme
          - acme
        """);
    assertThatThrownBy(() -> load(Optional.of(folder)))
        .isInstanceOf(InputException.class)
        .hasMessage(file() + ":7: controllerLabels[1] must have the form key=value, not 'acme'");
  }

  private static List<GatewayImplementation> load(Optional<Path> own) {
    return ProfileCatalog.load(List.of(new AiInference()), own).all(GatewayImplementation.KIND);
  }

  private Path file() {
    return folder.resolve("own.yaml");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(file(), yaml);
  }
}
