package io.github.aiconf.requirements.operators.robust;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Objects that AI operators bring, as YAML. */
final class OperatorObjects {

  /** A CA bundle that is valid until 2124. */
  static final String CA = encoded("""
      -----BEGIN CERTIFICATE-----
      MIIBRDCB66ADAgECAggolrE/9haDUjAKBggqhkjOPQQDAjAWMRQwEgYDVQQDEwtv
      cGVyYXRvci1jYTAgFw0yNTAxMDEwMDAwMDBaGA8yMTI0MTIwODAwMDAwMFowFjEU
      MBIGA1UEAxMLb3BlcmF0b3ItY2EwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASn
      I+RG/BwIV1i/Ut6ik6yeN739NV8nmDueEFr4VNrqzxh3ql8yVDB6ROQddaLP/iMl
      BiKtKZXBj2NLOoID2QPdoyEwHzAdBgNVHQ4EFgQUKqs1OhQoBH4L4X7EXQUKZkeA
      TpIwCgYIKoZIzj0EAwIDSAAwRQIgbhHqoXzEUEsIq8Ll3PqFblT9fczCpMdsEU2H
      0BHh5/sCIQCXNvR3YV18A7DuKg1mPdQ/AqVaUlJG0QCl5BqDKQNtkQ==
      -----END CERTIFICATE-----
      """);

  /** A CA bundle that was valid until the end of 2024. */
  static final String EXPIRED_CA = encoded("""
      -----BEGIN CERTIFICATE-----
      MIIBRDCB6qADAgECAgkA/Fh7L7TuyTYwCgYIKoZIzj0EAwIwFjEUMBIGA1UEAxML
      b3BlcmF0b3ItY2EwHhcNMjQwMTAxMDAwMDAwWhcNMjQxMjMxMDAwMDAwWjAWMRQw
      EgYDVQQDEwtvcGVyYXRvci1jYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHWz
      /AyH6lqakizKqTS4t3Deppaz4lJGQuvEYiIovTEJzuKaRlmRN0vhHnYppfn5Vpwf
      i6iSnGvdGK+4LpJh50qjITAfMB0GA1UdDgQWBBS2qQL8NS2m6yMOrFPK0Iyy8Gn9
      ijAKBggqhkjOPQQDAgNJADBGAiEAqtiNgNFvQ7WwfsU41BkjM2SH3PRGYsqyJcsA
      PxECCAMCIQCGWLkJq3JMpivjVbZeKEcwx/T+TlXzLPoBYgBxpldIfw==
      -----END CERTIFICATE-----
      """);

  private OperatorObjects() {}

  /** An established CRD with one served version. */
  static String crd(String plural, String group, String version) {
    return crd(plural, group, "{name: %s, served: true}".formatted(version), "", "");
  }

  /** A CRD that has these versions, and these further fields in its specification and status. */
  static String crd(String plural, String group, String versions, String spec, String conditions) {
    return """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %1$s.%2$s}
        spec: {group: %2$s, names: {plural: %1$s}, versions: [%3$s]%4$s}
        status: {conditions: [%5$s]}
        """.formatted(
            plural,
            group,
            versions,
            spec,
            conditions.isEmpty()
                ? "{type: Established, status: 'True'}, {type: NamesAccepted, status: 'True'}"
                : conditions);
  }

  /** An available Deployment with one Ready pod. */
  static String controller(String namespace, String name, String label) {
    return deployment(namespace, name, label, "True") + "---\n"
        + pod(namespace, name, label, "True");
  }

  static String deployment(String namespace, String name, String label, String available) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %2$s, namespace: %1$s, generation: 1}
        spec:
          replicas: 1
          selector: {matchLabels: {%3$s}}
          template: {metadata: {labels: {%3$s}}}
        status: {observedGeneration: 1, conditions: [{type: Available, status: '%4$s'}]}
        """.formatted(namespace, name, label, available);
  }

  static String pod(String namespace, String name, String label, String ready) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %2$s-%5$s, namespace: %1$s, labels: {%3$s}}
        status: {phase: Running, conditions: [{type: Ready, status: '%4$s'}]}
        """.formatted(namespace, name, label, ready, ready.equals("True") ? "a" : "b");
  }

  /** A Service with one ready endpoint. */
  static String service(String namespace, String name, String label) {
    return serviceWithoutEndpoints(namespace, name, label) + """
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: %2$s-x, namespace: %1$s, labels: {kubernetes.io/service-name: %2$s}}
        endpoints: [{conditions: {ready: true}}]
        """.formatted(namespace, name);
  }

  static String serviceWithoutEndpoints(String namespace, String name, String label) {
    return """
        apiVersion: v1
        kind: Service
        metadata: {name: %2$s, namespace: %1$s}
        spec: {selector: {%3$s}, ports: [{port: 443}]}
        """.formatted(namespace, name, label);
  }

  /** A validating configuration with one webhook. */
  static String webhook(String configuration, String client, String rule, String more) {
    return """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: %1$s}
        webhooks:
          - name: v.%1$s
            clientConfig: {%2$s}
            rules: [{%3$s}]
            failurePolicy: Fail
            %4$s
        """.formatted(configuration, client, rule, more);
  }

  /** A client configuration that leads to a Service. */
  static String to(String namespace, String service, String caBundle) {
    return "service: {namespace: %s, name: %s}, caBundle: '%s'"
        .formatted(namespace, service, caBundle);
  }

  /** A rule for creating objects of a resource. */
  static String on(String group, String version, String resource) {
    return "apiGroups: [%s], apiVersions: [%s], resources: [%s], operations: [CREATE, UPDATE]"
        .formatted(group, version, resource);
  }

  static String lease(String namespace, String name, String renewed) {
    return """
        apiVersion: coordination.k8s.io/v1
        kind: Lease
        metadata: {name: %2$s, namespace: %1$s}
        spec: {holderIdentity: a_1, leaseDurationSeconds: 15, renewTime: '%3$s'}
        """.formatted(namespace, name, renewed);
  }

  private static String encoded(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
