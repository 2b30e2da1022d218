package io.github.aiconf.core.live;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rights that reading needs: {@code list} on resources, nothing else. */
public final class AccessRules {

  private final Reads reads;

  private AccessRules(Reads reads) {
    this.reads = reads;
  }

  /** The rights for these reads. */
  public static AccessRules of(Reads reads) {
    return new AccessRules(reads);
  }

  /**
   * A ClusterRole as YAML. Discovery and /version are open to everybody by the default roles of
   * Kubernetes.
   */
  public String clusterRole(String name) {
    StringBuilder yaml = new StringBuilder()
        .append("apiVersion: rbac.authorization.k8s.io/v1\n")
        .append("kind: ClusterRole\n")
        .append("metadata:\n  name: ")
        .append(name)
        .append(
            "\n# Beside these rules aiconf uses /version, /api and /apis, which the default roles system:discovery and\n")
        .append(
            "# system:public-info-viewer grant. Objects of one name are listed with a field selector.\n")
        .append("rules:\n");
    lists().forEach((group, resources) -> rule(yaml, group, String.join(", ", resources), ""));
    reads.named().forEach((type, names) -> {
      if (!reads.lists().containsKey(type)) {
        rule(yaml, type.group(), type.resource(), String.join(", ", names));
      }
    });
    if (reads.gates()) {
      yaml.append("  - nonResourceURLs: [/metrics]\n    verbs: [get]\n");
    }
    return yaml.toString();
  }

  private SortedMap<String, SortedSet<String>> lists() {
    SortedMap<String, SortedSet<String>> byGroup = new TreeMap<>();
    for (ResourceType type : reads.lists().keySet()) {
      byGroup.computeIfAbsent(type.group(), unused -> new TreeSet<>()).add(type.resource());
    }
    return byGroup;
  }

  private static void rule(StringBuilder yaml, String group, String resources, String names) {
    yaml.append("  - apiGroups: [\"")
        .append(group)
        .append("\"]\n    resources: [")
        .append(resources)
        .append("]\n");
    if (!names.isEmpty()) {
      yaml.append("    resourceNames: [").append(names).append("]\n");
    }
    yaml.append("    verbs: [list]\n");
  }
}
