package io.github.aiconf.benchmarks.dra;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.aiconf.core.manifest.Manifest;
import io.github.aiconf.core.manifest.ManifestReader;
import io.github.aiconf.simulator.dra.Compatibility;
import io.github.aiconf.simulator.dra.DeviceInventory;
import io.github.aiconf.simulator.dra.DraCluster;
import io.github.aiconf.simulator.dra.DraProfile;
import io.github.aiconf.simulator.model.DeviceClass;
import io.github.aiconf.simulator.model.ModelReader;
import io.github.aiconf.simulator.model.Node;
import io.github.aiconf.simulator.model.ResourceClaim;
import io.github.aiconf.simulator.model.ResourceSlice;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a file, as both allocators read them.
 *
 * @param pending claims to be allocated, together
 */
record DraFile(List<Node> nodes, DraCluster cluster, List<ResourceClaim> pending) {

  /** How many copies of the claims take turns. */
  static final int TURNS = 64;

  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
  private static final ModelReader READER = ModelReader.lenient();

  static DraFile read(Path file) {
    Objects objects = new Objects();
    ManifestReader reader = new ManifestReader(file.toString(), objects);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(1);
      boolean json = in.read() == '{';
      in.reset();
      if (json) {
        Files.readAllLines(file).stream()
            .filter(line -> !line.equals("---"))
            .forEach(objects::json);
      } else {
        reader.readYaml(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects.file();
  }

  /** Before a file is read. */
  static DraFile nothing() {
    return new DraFile(
        List.of(), new DraCluster(List.of(), List.of(), List.of(), List.of()), List.of());
  }

  /** As Kubernetes 1.36 would see it. */
  DeviceInventory compile() {
    return compile(cluster);
  }

  DeviceInventory compile(DraCluster of) {
    return DeviceInventory.compile(DraProfile.KUBERNETES_1_36, Compatibility.KUBERNETES, nodes, of);
  }

  /** The claims again and again under other names, so that no two questions are the same. */
  List<List<ResourceClaim>> turns(int count) {
    List<List<ResourceClaim>> turns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String suffix = "-" + i;
      turns.add(
          List.copyOf(pending.stream().map(claim -> renamed(claim, suffix)).toList()));
    }
    return turns;
  }

  private static ResourceClaim renamed(ResourceClaim claim, String suffix) {
    return new ResourceClaim(
        claim.namespace(),
        claim.name() + suffix,
        claim.requests(),
        claim.constraints(),
        claim.configuration(),
        Optional.empty());
  }

  private static final class Objects implements ManifestReader.Sink {

    private final List<Node> nodes = new ArrayList<>();
    private final List<ResourceSlice> slices = new ArrayList<>();
    private final List<DeviceClass> classes = new ArrayList<>();
    private final List<ResourceClaim> claims = new ArrayList<>();

    @Override
    public void object(Manifest manifest, int line) {
      try (JsonParser parser = manifest.parser()) {
        add(JSON.readValue(parser, TREE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void json(String line) {
      try {
        add(JSON.readValue(line, TREE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void add(Map<String, Object> tree) {
      switch (String.valueOf(tree.get("kind"))) {
        case "Node" -> nodes.add(READER.node(tree));
        case "ResourceSlice" -> slices.add(READER.resourceSlice(tree));
        case "DeviceClass" -> classes.add(READER.deviceClass(tree));
        case "ResourceClaim" -> claims.add(READER.resourceClaim(tree));
        default -> {}
      }
    }

    DraFile file() {
      return new DraFile(
          List.copyOf(nodes),
          new DraCluster(slices, classes, claims, List.of()),
          claims.stream().filter(claim -> claim.allocation().isEmpty()).toList());
    }
  }
}
