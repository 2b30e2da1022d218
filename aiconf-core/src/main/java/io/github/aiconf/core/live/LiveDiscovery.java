package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.DiscoveryReader;
import io.github.aiconf.core.cluster.Gaps;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks an API server what it serves: two requests where it aggregates discovery, else one for each
 * version of a group.
 *
 * @param discovery what it serves
 * @param unavailable groups with a version that another server serves, which does not answer, and
 *     what is known about that; what such a group serves is not known
 */
record LiveDiscovery(Discovery discovery, Map<String, String> unavailable) {

  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";

  static LiveDiscovery read(ApiServer server) throws IOException {
    return new Reading(server).read();
  }

  /** Why it is not known whether a resource is served; empty where it is known. */
  Optional<Gap> gap(ResourceType type) {
    return discovery.serves(type)
        ? Optional.empty()
        : Optional.ofNullable(unavailable.get(type.group()))
            .map(detail -> Gaps.failed(type.toString(), detail));
  }

  private static final class Reading {

    private final ApiServer server;
    private final DiscoveryReader reader = new DiscoveryReader();
    private final Map<String, String> unavailable = new TreeMap<>();

    Reading(ApiServer server) {
      this.server = server;
    }

    LiveDiscovery read() throws IOException {
      Value core = server.document("/api", AGGREGATED);
      if (!reader.accept(core)) {
        for (String version : core.texts("versions")) {
          reader.accept(server.document("/api/" + version, AGGREGATED));
        }
      }
      Value groups = server.document("/apis", AGGREGATED);
      if (reader.accept(groups)) {
        groups.items("items").forEach(this::noteStale);
      } else {
        for (Value group : groups.items("groups")) {
          for (Value version : group.items("versions")) {
            version(group.text("name"), version.text("groupVersion"));
          }
        }
      }
      return new LiveDiscovery(reader.discovery(), Map.copyOf(unavailable));
    }

    private void noteStale(Value group) {
      for (Value version : group.items("versions")) {
        if (version.text("freshness").equals("Stale")) {
          String name = group.text("metadata.name");
          unavailable.put(name, doesNotAnswer(name + "/" + version.text("version")));
        }
      }
    }

    private void version(String group, String groupVersion) {
      try {
        reader.accept(server.document("/apis/" + groupVersion, AGGREGATED));
      } catch (IOException e) {
        unavailable.put(group, doesNotAnswer(groupVersion) + ": " + ApiServer.message(e));
      }
    }

    private static String doesNotAnswer(String groupVersion) {
      return "what serves " + groupVersion + " does not answer the API server";
    }
  }
}
