package io.github.aiconf.requirements.scheduling.gang;

/** Objects of gang schedulers, as YAML. */
final class Manifests {

  /** A certificate that is valid until 2126. */
  static final String CA_BUNDLE = """
      LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJsakNDQVR1Z0F3SUJBZ0lVY0E4cTF1UEhCamwwSmhoWkxOZEFRWFMzRytV\
      d0NnWUlLb1pJemowRUF3SXcKSHpFZE1Cc0dBMVVFQXd3VWQyVmlhRzl2YXk1aFkyMWxMbVY0WVcxd2JHVXdJQmNOTWpZeE1USXhN\
      VEkxTXpVNApXaGdQTWpFeU5qRXdNamd4TWpVek5UaGFNQjh4SFRBYkJnTlZCQU1NRkhkbFltaHZiMnN1WVdOdFpTNWxlR0Z0CmNH\
      eGxNRmt3RXdZSEtvWkl6ajBDQVFZSUtvWkl6ajBEQVFjRFFnQUVGU2lMY0Riby9mWEZZTVBMbmNYRHBxZksKWXBrbFkvcjNrTExP\
      SEFsbWFGeUsxYTI0MVBzeXRsakl5dXVoSEFnaWVxMHlxOU94eXFWNjVnQ0lxUkxKU0tOVApNRkV3SFFZRFZSME9CQllFRkRaWGxq\
      dFpTMGVMeG44UzZSV0NINmUwTEtWaU1COEdBMVVkSXdRWU1CYUFGRFpYCmxqdFpTMGVMeG44UzZSV0NINmUwTEtWaU1BOEdBMVVk\
      RXdFQi93UUZNQU1CQWY4d0NnWUlLb1pJemowRUF3SUQKU1FBd1JnSWhBTUxleFB1R3c5ZW15VmJOajRvMjJlZkJ4bTBkWENUQndS\
      THVQVzk5a2lvR0FpRUF6RnlGUDNubwpFeVNCYVZVNno2Uk5jSGFXZjdlenBhTXdGc2poS2Zpb0VjRT0KLS0tLS1FTkQgQ0VSVElG\
      SUNBVEUtLS0tLQo=\
      """.strip();

  private Manifests() {}

  /** An available Deployment with a Ready pod. */
  static String running(String name, String image, String labels) {
    return deployment(name, image, labels, 1, "True") + pod(name, labels, "True");
  }

  /** A Deployment, written as {@code namespace/name}. */
  static String deployment(
      String name, String image, String labels, int replicas, String available) {
    String[] names = name.split("/", -1);
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {namespace: %s, name: %s, generation: 3, labels: {%s}}
        spec:
          replicas: %d
          selector: {matchLabels: {%s}}
          template:
            metadata: {labels: {%s}}
            spec: {containers: [{name: main, image: "%s"}]}
        status:
          observedGeneration: 3
          availableReplicas: %d
          conditions: [{type: Available, status: "%s"}]
        """.formatted(
            names[0], names[1], labels, replicas, labels, labels, image, replicas, available);
  }

  static String pod(String deployment, String labels, String ready) {
    String[] names = deployment.split("/", -1);
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {namespace: %s, name: %s-0, labels: {%s}}
        status: {phase: Running, conditions: [{type: Ready, status: "%s"}]}
        """.formatted(names[0], names[1], labels, ready);
  }

  /** Webhooks for two resources of a group that go to a Service with one endpoint. */
  static String webhooks(String group, String service, boolean ready) {
    String[] names = service.split("/", -1);
    return """
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: %1$s}
        webhooks:
        - name: a.%1$s
          rules: [{apiGroups: [%1$s], resources: [a]}]
          clientConfig: {caBundle: %5$s, service: {namespace: %2$s, name: %3$s, path: /a}}
        - name: b.%1$s
          rules: [{apiGroups: [%1$s], resources: [b]}]
          clientConfig: {caBundle: %5$s, service: {namespace: %2$s, name: %3$s, path: /b}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {namespace: %2$s, name: %3$s}
        spec: {type: ClusterIP}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {namespace: %2$s, name: %3$s-1, labels: {kubernetes.io/service-name: %3$s}}
        endpoints: [{conditions: {ready: %4$s}}]
        """.formatted(group, names[0], names[1], ready, CA_BUNDLE);
  }

  /** A file in a ConfigMap. */
  static String configMap(String name, String key, String content) {
    String[] names = name.split("/", -1);
    return """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {namespace: %s, name: %s}
        data:
          %s: |
        """.formatted(names[0], names[1], key) + content.indent(4);
  }
}
