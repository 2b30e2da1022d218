package io.github.aiconf.api.cluster;

import java.time.Instant;

/**
 * A cluster as it was at one time. Reading is all that can be done with it; each resource is read
 * once, however many checks ask, and does not change afterwards.
 */
public interface Cluster {

  /** When it was read: for a recording, when it was recorded. */
  Instant time();

  /**
   * The version of the API server.
   *
   * @throws UnreadableException if it is not known
   */
  ServerVersion version();

  /**
   * What the API server serves.
   *
   * @throws UnreadableException if it is not known
   */
  Discovery discovery();

  /**
   * The feature gates of the API server. A check that asks declares {@link Reads#featureGates()}.
   *
   * @throws UnreadableException if they are not known
   */
  FeatureGates featureGates();

  /**
   * All objects of a resource that the check declared with {@link Reads#list}. Where the API is not
   * served the list is empty and says so.
   *
   * @throws UnreadableException if the list is not complete
   */
  Listing list(ResourceType type);

  /**
   * The objects of a resource that can be seen, for checks that can conclude from a part. What is
   * missing is noted with the finding.
   */
  Listing listVisible(ResourceType type);

  /**
   * All objects of a resource with one name, in any namespace, that the check declared with
   * {@link Reads#named}.
   *
   * @throws UnreadableException if the list is not complete
   */
  Listing named(ResourceType type, String name);
}
