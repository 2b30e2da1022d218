package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Discovery;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.cluster.DiscoveryReader;
import java.io.IOException;
import java.time.Duration;

/**
 * Asks an API server what it serves: two requests where it aggregates discovery, else one for each
 * version of a group.
 */
final class LiveDiscovery {

  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json";
  private static final Duration WAIT = Duration.ofSeconds(30);

  private LiveDiscovery() {}

  static Discovery read(ApiServer server) throws IOException {
    DiscoveryReader reader = new DiscoveryReader();
    Value core = server.document("/api", AGGREGATED, WAIT);
    if (!reader.accept(core)) {
      for (String version : core.texts("versions")) {
        reader.accept(server.document("/api/" + version, AGGREGATED, WAIT));
      }
    }
    Value groups = server.document("/apis", AGGREGATED, WAIT);
    if (!reader.accept(groups)) {
      for (Value group : groups.items("groups")) {
        for (Value version : group.items("versions")) {
          reader.accept(server.document("/apis/" + version.text("groupVersion"), AGGREGATED, WAIT));
        }
      }
    }
    return reader.discovery();
  }
}
