package io.github.aiconf.api.cluster;

/**
 * Resources of Kubernetes itself that checks ask for. Those of other components belong to the check
 * that knows them.
 */
public final class Resources {

  /** Node. */
  public static final ResourceType NODES = new ResourceType("", "nodes", "Node");

  /** Namespace. */
  public static final ResourceType NAMESPACES = new ResourceType("", "namespaces", "Namespace");

  /** Pod. */
  public static final ResourceType PODS = new ResourceType("", "pods", "Pod");

  /** Service. */
  public static final ResourceType SERVICES = new ResourceType("", "services", "Service");

  /** ConfigMap. */
  public static final ResourceType CONFIG_MAPS = new ResourceType("", "configmaps", "ConfigMap");

  /** Deployment. */
  public static final ResourceType DEPLOYMENTS =
      new ResourceType("apps", "deployments", "Deployment");

  /** DaemonSet. */
  public static final ResourceType DAEMON_SETS =
      new ResourceType("apps", "daemonsets", "DaemonSet");

  /** StatefulSet. */
  public static final ResourceType STATEFUL_SETS =
      new ResourceType("apps", "statefulsets", "StatefulSet");

  /** Job. */
  public static final ResourceType JOBS = new ResourceType("batch", "jobs", "Job");

  /** Lease. */
  public static final ResourceType LEASES =
      new ResourceType("coordination.k8s.io", "leases", "Lease");

  /** EndpointSlice. */
  public static final ResourceType ENDPOINT_SLICES =
      new ResourceType("discovery.k8s.io", "endpointslices", "EndpointSlice");

  /** RuntimeClass. */
  public static final ResourceType RUNTIME_CLASSES =
      new ResourceType("node.k8s.io", "runtimeclasses", "RuntimeClass");

  /** CustomResourceDefinition. */
  public static final ResourceType CUSTOM_RESOURCE_DEFINITIONS = new ResourceType(
      "apiextensions.k8s.io", "customresourcedefinitions", "CustomResourceDefinition");

  /** ValidatingWebhookConfiguration. */
  public static final ResourceType VALIDATING_WEBHOOK_CONFIGURATIONS = new ResourceType(
      "admissionregistration.k8s.io",
      "validatingwebhookconfigurations",
      "ValidatingWebhookConfiguration");

  /** MutatingWebhookConfiguration. */
  public static final ResourceType MUTATING_WEBHOOK_CONFIGURATIONS = new ResourceType(
      "admissionregistration.k8s.io",
      "mutatingwebhookconfigurations",
      "MutatingWebhookConfiguration");

  /** DeviceClass. */
  public static final ResourceType DEVICE_CLASSES =
      new ResourceType("resource.k8s.io", "deviceclasses", "DeviceClass");

  /** ResourceSlice. */
  public static final ResourceType RESOURCE_SLICES =
      new ResourceType("resource.k8s.io", "resourceslices", "ResourceSlice");

  /** ResourceClaim. */
  public static final ResourceType RESOURCE_CLAIMS =
      new ResourceType("resource.k8s.io", "resourceclaims", "ResourceClaim");

  /** ResourceClaimTemplate. */
  public static final ResourceType RESOURCE_CLAIM_TEMPLATES =
      new ResourceType("resource.k8s.io", "resourceclaimtemplates", "ResourceClaimTemplate");

  /** DeviceTaintRule. */
  public static final ResourceType DEVICE_TAINT_RULES =
      new ResourceType("resource.k8s.io", "devicetaintrules", "DeviceTaintRule");

  private Resources() {}
}
