package io.github.aiconf.api;

import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesRelease;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;

/** What a check is given. */
public interface CheckContext {

  /** The cluster that is asked. */
  Cluster cluster();

  /** The release whose checklist is asked about; the cluster's own version may differ. */
  KubernetesRelease release();

  /** Vendor facts: those that come with aiconf and those of the user. */
  Profiles profiles();

  /**
   * The mapping in a YAML text, such as the configuration of a component in a ConfigMap; absent
   * where there is nothing but comments. It is read as components read theirs: aliases and merge
   * keys stand for what they refer to, and of a key that stands twice the last one counts.
   *
   * @param where the object and field in which the text stands, for messages
   * @throws UnreadableException with {@link Reason#AMBIGUOUS} and the line if it is malformed, is
   *     no mapping, or holds more than one document
   */
  Value yaml(String text, String where);
}
