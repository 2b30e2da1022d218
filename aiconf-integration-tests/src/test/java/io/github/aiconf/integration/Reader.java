package io.github.aiconf.integration;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.core.AccessRules;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * A ServiceAccount that may read what {@code aiconf rbac} prints, and nothing else.
 *
 * @param name of the account, its role and its binding
 * @param reads what its rules are made of
 */
record Reader(String name, Reads reads) {

  static final String NAMESPACE = "aiconf";

  /** As the API server names it. */
  String user() {
    return "system:serviceaccount:" + NAMESPACE + ":" + name;
  }

  /** Makes the account, and waits until the API server knows its rights. */
  Path create(ControlPlane plane) {
    plane.applyText("""
        apiVersion: v1
        kind: Namespace
        metadata: {name: %1$s}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %2$s, namespace: %1$s}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: %2$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %2$s}
        subjects: [{kind: ServiceAccount, name: %2$s, namespace: %1$s}]
        ---
        """.formatted(NAMESPACE, name) + AccessRules.of(reads).clusterRole(name));
    String known = reads.lists().firstKey().toString();
    Eventually.so(
        "rights of " + name,
        () -> plane.succeeds("auth", "can-i", "list", known, "-A", "--as=" + user()));
    return plane.kubeconfigOf(NAMESPACE, name);
  }

  /** These reads but for the objects of one resource. */
  static Reads without(Reads reads, ResourceType type) {
    SortedMap<ResourceType, SortedSet<String>> lists = new TreeMap<>(reads.lists());
    lists.remove(type);
    SortedMap<ResourceType, SortedSet<String>> named = new TreeMap<>(reads.named());
    named.remove(type);
    return new Reads(lists, named, reads.environment(), reads.gates());
  }
}
