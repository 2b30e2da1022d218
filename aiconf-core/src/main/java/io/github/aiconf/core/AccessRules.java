package io.github.aiconf.core;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.core.input.InputException;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rights that reading needs: {@code list} on resources, {@code get} on metrics, nothing else.
 */
public final class AccessRules {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9:._-]*[A-Za-z0-9])?");

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
   *
   * @throws InputException if it cannot have this name
   */
  public String clusterRole(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new InputException("a ClusterRole cannot have the name '" + name
          + "'; use letters, digits, '-', '.' and ':'");
    }
    String rules = rules();
    return """
        # Beside these rules aiconf uses /version, /api and /apis, which the default roles
        # system:discovery and system:public-info-viewer grant. Objects of one name are listed with a
        # field selector.
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: "%s"
        """.formatted(name) + (rules.isEmpty() ? "rules: []\n" : "rules:\n" + rules);
  }

  private String rules() {
    StringBuilder yaml = new StringBuilder();
    lists().forEach((group, resources) -> yaml.append(rule(group, resources, "")));
    reads.named().forEach((type, names) -> {
      if (!reads.lists().containsKey(type)) {
        String only = "    resourceNames: " + flow(names) + "\n";
        yaml.append(rule(type.group(), List.of(type.resource()), only));
      }
    });
    if (reads.gates()) {
      yaml.append("  - nonResourceURLs: [\"/metrics\"]\n    verbs: [get]\n");
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

  private static String rule(String group, Collection<String> resources, String only) {
    return "  - apiGroups: " + flow(List.of(group)) + "\n    resources: " + flow(resources) + "\n"
        + only + "    verbs: [list]\n";
  }

  /** Quoted, since names like {@code on} and {@code 1.0} are not texts to YAML. */
  private static String flow(Collection<String> texts) {
    return texts.stream().collect(Collectors.joining("\", \"", "[\"", "\"]"));
  }
}
