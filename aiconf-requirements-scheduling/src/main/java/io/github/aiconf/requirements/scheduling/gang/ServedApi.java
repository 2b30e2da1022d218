package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.ResourceType;

/** Tells whether an API is served, also where a recording holds objects but no discovery. */
final class ServedApi {

  private ServedApi() {}

  /**
   * Whether the API server serves a resource.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if neither a list nor discovery says
   */
  static boolean isServed(Cluster cluster, ResourceType type) {
    Listing list = cluster.listVisible(type);
    if (list.gap().isEmpty()) {
      return list.isServed();
    }
    return !list.isEmpty() || cluster.discovery().serves(type);
  }
}
