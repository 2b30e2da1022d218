package io.github.aiconf.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A folder of manifests, as a user makes one with {@code kubectl get}. */
final class ManifestDump {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ControlPlane plane;
  private final Path folder;

  private ManifestDump(ControlPlane plane, Path folder) {
    this.plane = plane;
    this.folder = folder;
  }

  /** What these reads ask for, with version, discovery and feature gates. */
  static void write(ControlPlane plane, Reads reads, Path folder) throws IOException {
    ManifestDump dump = new ManifestDump(plane, folder);
    dump.save("version.json", "get", "--raw", "/version");
    dump.save("metrics.txt", "get", "--raw", "/metrics");
    dump.discovery();
    dump.lists(reads);
  }

  private void discovery() throws IOException {
    save("api-v1.json", "get", "--raw", "/api/v1");
    for (JsonNode group : JSON.readTree(plane.kubectl("get", "--raw", "/apis")).path("groups")) {
      for (JsonNode version : group.path("versions")) {
        String name = version.path("groupVersion").asText();
        save("apis-" + name.replace('/', '-') + ".json", "get", "--raw", "/apis/" + name);
      }
    }
  }

  private void lists(Reads reads) {
    Set<String> served = plane
        .kubectl("api-resources", "--verbs=list", "-o", "name")
        .lines()
        .collect(Collectors.toSet());
    for (ResourceType type : reads.lists().keySet()) {
      if (served.contains(type.toString())) {
        save(type + ".json", "get", type.toString(), "-A", "-o", "json");
      }
    }
    reads.named().forEach((type, names) -> {
      if (served.contains(type.toString()) && !reads.lists().containsKey(type)) {
        names.forEach(name -> save(
            type + "_" + name + ".json",
            "get",
            type.toString(),
            "-A",
            "-o",
            "json",
            "--field-selector=metadata.name=" + name));
      }
    });
  }

  private void save(String file, String... kubectl) {
    try {
      Files.writeString(folder.resolve(file), plane.kubectl(kubectl));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
