package io.github.aiconf.simulator.model;

import io.github.aiconf.simulator.model.Field.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of Kubernetes from untyped trees: maps, lists, texts, numbers and truth values as
 * Jackson and SnakeYAML give them. A reader is for the objects of one cluster: of equal specs,
 * labels and names of nodes it keeps one, which all those pods share. Trees must not change after
 * they were read: where a part of one is a part of the next, it is not read again.
 *
 * <p>Objects of {@code resource.k8s.io} can be of v1, v1beta2 or v1beta1; rules for taints of v1,
 * v1beta2 or v1alpha3. An object without {@code apiVersion}, as items of lists are, can have the
 * shape of any of these. Claims get the API server's defaults. Nothing else is validated; see
 * {@link ClaimRules}.
 */
public final class ModelReader {

  private static final Set<String> OBJECT =
      Set.of("apiVersion", "kind", "metadata", "spec", "status");
  private static final Set<String> METADATA = Set.of(
      "name",
      "generateName",
      "namespace",
      "selfLink",
      "uid",
      "resourceVersion",
      "generation",
      "creationTimestamp",
      "deletionTimestamp",
      "deletionGracePeriodSeconds",
      "labels",
      "annotations",
      "ownerReferences",
      "finalizers",
      "managedFields");
  private static final Set<String> NODE_SPEC = Set.of(
      "podCIDR", "podCIDRs", "providerID", "unschedulable", "taints", "configSource", "externalID");
  private static final Set<String> NODE_STATUS = Set.of(
      "capacity",
      "allocatable",
      "phase",
      "conditions",
      "addresses",
      "daemonEndpoints",
      "nodeInfo",
      "images",
      "volumesInUse",
      "volumesAttached",
      "config",
      "runtimeHandlers",
      "features",
      "declaredFeatures");
  private static final Set<String> CLASS_SPEC =
      Set.of("selectors", "config", "extendedResourceName");
  private static final Set<String> RULE_SPEC = Set.of("deviceSelector", "taint");
  private static final Set<String> RULE_SELECTOR =
      Set.of("driver", "pool", "device", "deviceClassName", "selectors");
  private static final Set<String> TEMPLATE_SPEC = Set.of("metadata", "spec");
  private static final String GROUP = "resource.k8s.io/";
  private static final String WORKLOAD_OF_1_35 = "scheduling.k8s.io/v1alpha1";

  private final boolean strict;
  private final PodParts parts;

  private ModelReader(boolean strict) {
    this.strict = strict;
    this.parts = new PodParts(strict);
  }

  /** Reads what a cluster serves, which may be newer than this release: ignores unknown fields. */
  public static ModelReader lenient() {
    return new ModelReader(false);
  }

  /** Reads what people write: a field that is not known is an error. */
  public static ModelReader strict() {
    return new ModelReader(true);
  }

  /**
   * Reads a Node.
   *
   * @throws ModelException if it is none
   */
  public Node node(Map<String, ?> tree) {
    Source source = open(tree, "Node");
    source.version("v1");
    Field status = source.top().get("status").fields(NODE_STATUS);
    Field spec = source.top().get("spec").fields(NODE_SPEC);
    return new Node(
        source.metadata().get("name").text(),
        source.metadata().get("labels").map(Field::text),
        status.get("allocatable").map(Field::quantity),
        spec.get("taints").list(CommonFields::nodeTaint),
        spec.get("unschedulable").flag(),
        status.get("declaredFeatures").texts());
  }

  /**
   * Reads a Pod.
   *
   * @throws ModelException if it is none
   */
  public Pod pod(Map<String, ?> tree) {
    return pod(open(tree, "Pod"));
  }

  private Pod pod(Source source) {
    source.version("v1");
    Field metadata = source.metadata();
    Field status = source.top().get("status").fields(PodFields.STATUS);
    Field spec = source.top().get("spec");
    return new Pod(
        parts.share(metadata.get("namespace").text()),
        metadata.get("name").text(),
        metadata.get("uid").text(),
        parts.labels(metadata.get("labels")),
        parts.annotations(metadata.get("annotations")),
        parts.share(spec.get("nodeName").text()),
        status.get("nominatedNodeName").text(),
        parts.share(status.get("phase").text()),
        !metadata.get("deletionTimestamp").isAbsent(),
        PodFields.generatedClaims(status.get("resourceClaimStatuses")),
        parts.resize(status),
        parts.spec(spec));
  }

  /**
   * Reads a PodGroup, of any of the APIs that have one.
   *
   * @throws ModelException if it is none
   */
  public PodGroup podGroup(Map<String, ?> tree) {
    Source source = open(tree, "PodGroup");
    return groupFields(source)
        .podGroup(source.top().get("apiVersion"), source.top().get("spec"));
  }

  /**
   * Reads the groups of a Workload of {@code scheduling.k8s.io/v1alpha1}, the API of Kubernetes
   * 1.35. Those of later Workloads are templates, of which PodGroups are made.
   *
   * @throws ModelException if it is none
   */
  public List<PodGroup> podGroupsOfWorkload(Map<String, ?> tree) {
    Source source = open(tree, "Workload");
    source.version(WORKLOAD_OF_1_35);
    return groupFields(source).workload("v1alpha1", source.top().get("spec"));
  }

  private PodGroupFields groupFields(Source source) {
    return new PodGroupFields(
        source.metadata().get("namespace").text(), source.metadata().get("name").text(), strict);
  }

  /**
   * Reads a Namespace.
   *
   * @throws ModelException if it is none
   */
  public Namespace namespace(Map<String, ?> tree) {
    Source source = open(tree, "Namespace");
    source.version("v1");
    source.top().get("spec").fields(Set.of("finalizers"));
    source.top().get("status").fields(Set.of("phase", "conditions"));
    return new Namespace(
        source.metadata().get("name").text(), source.metadata().get("labels").map(Field::text));
  }

  /**
   * Reads a DeviceClass.
   *
   * @throws ModelException if it is none
   */
  public DeviceClass deviceClass(Map<String, ?> tree) {
    Source source = open(tree, "DeviceClass");
    source.version(GROUP + "v1", GROUP + "v1beta2", GROUP + "v1beta1");
    Field spec = source.top().get("spec").fields(CLASS_SPEC);
    return new DeviceClass(
        source.metadata().get("name").text(),
        spec.get("selectors").list(CommonFields::selector),
        spec.get("config").list(CommonFields::classConfiguration),
        spec.get("extendedResourceName").optionalText());
  }

  /**
   * Reads a ResourceSlice.
   *
   * @throws ModelException if it is none
   */
  public ResourceSlice resourceSlice(Map<String, ?> tree) {
    Source source = open(tree, "ResourceSlice");
    Shape shape = source.shape();
    return new SliceFields(shape)
        .slice(source.metadata().get("name").text(), source.top().get("spec"));
  }

  /**
   * Reads a ResourceClaim.
   *
   * @throws ModelException if it is none
   */
  public ResourceClaim resourceClaim(Map<String, ?> tree) {
    Source source = open(tree, "ResourceClaim");
    ClaimFields fields = new ClaimFields(source.shape());
    return fields.claim(
        source.metadata().get("namespace").text(),
        source.metadata().get("name").text(),
        !source.metadata().get("deletionTimestamp").isAbsent(),
        source.owner(),
        source.top().get("spec"),
        source.top().get("status"));
  }

  /**
   * The claim that is made from a ResourceClaimTemplate.
   *
   * @param tree the template
   * @param namespace of the claim
   * @param name of the claim
   * @throws ModelException if it is none
   */
  public ResourceClaim claimFromTemplate(Map<String, ?> tree, String namespace, String name) {
    Source source = open(tree, "ResourceClaimTemplate");
    ClaimFields fields = new ClaimFields(source.shape());
    Field spec = source.top().get("spec").fields(TEMPLATE_SPEC);
    spec.get("metadata").fields(METADATA);
    return fields.claim(
        namespace, name, false, "", spec.get("spec"), Field.root(null, source.problems()));
  }

  /**
   * Reads a DeviceTaintRule.
   *
   * @throws ModelException if it is none, or if it selects devices by class or expression, as it
   *     could before Kubernetes 1.35
   */
  public DeviceTaintRule deviceTaintRule(Map<String, ?> tree) {
    Source source = open(tree, "DeviceTaintRule");
    source.version(GROUP + "v1", GROUP + "v1beta2", GROUP + "v1alpha3");
    Field spec = source.top().get("spec").fields(RULE_SPEC);
    Field selector = spec.get("deviceSelector").fields(RULE_SELECTOR);
    for (String gone : List.of("deviceClassName", "selectors")) {
      if (!selector.get(gone).isAbsent()) {
        selector
            .get(gone)
            .problem("is not supported, since Kubernetes 1.35 no longer knows it; select by driver,"
                + " pool and device");
      }
    }
    return new DeviceTaintRule(
        source.metadata().get("name").text(),
        selector.get("driver").optionalText(),
        selector.get("pool").optionalText(),
        selector.get("device").optionalText(),
        CommonFields.taint(spec.get("taint")));
  }

  /**
   * Reads as much as possible of a ResourceClaim or a ResourceClaimTemplate, or of a tree that is
   * neither.
   *
   * @param problems gets everything that is wrong with types, and unknown fields
   */
  static ResourceClaim claimWithProblems(Map<String, ?> tree, List<FieldProblem> problems) {
    Problems collected = collecting(problems);
    Field top = Field.root(tree, collected).fields(OBJECT);
    boolean template = "ResourceClaimTemplate".equals(tree.get("kind"));
    Source source = new Source(top, top.get("metadata").fields(METADATA), collected);
    source.kind(template ? "ResourceClaimTemplate" : "ResourceClaim");
    ClaimFields fields = new ClaimFields(source.shape());
    Field spec = top.get("spec");
    if (template) {
      spec.fields(TEMPLATE_SPEC);
      spec = spec.get("spec");
    }
    return fields.claim(
        source.metadata().get("namespace").text(),
        source.metadata().get("name").text(),
        false,
        "",
        spec,
        template ? Field.root(null, collected) : top.get("status"));
  }

  /**
   * Reads as much as possible of a Pod, or of a tree that is none.
   *
   * @param problems gets everything that is wrong with types, and unknown fields
   */
  static Pod podWithProblems(Map<String, ?> tree, List<FieldProblem> problems) {
    Problems collected = collecting(problems);
    Field top = Field.root(tree, collected).fields(OBJECT);
    Source source = new Source(top, top.get("metadata").fields(METADATA), collected);
    source.kind("Pod");
    return strict().pod(source);
  }

  private static Problems collecting(List<FieldProblem> problems) {
    return new Problems() {
      @Override
      public void add(Field field, String problem) {
        problems.add(new FieldProblem(field.path(), problem));
      }

      @Override
      public boolean unknownFields() {
        return true;
      }
    };
  }

  private Source open(Map<String, ?> tree, String kind) {
    Problems problems = new Problems() {
      @Override
      public void add(Field field, String problem) {
        throw new ModelException(label(kind, tree), field.path(), problem);
      }

      @Override
      public boolean unknownFields() {
        return strict;
      }
    };
    Field top = Field.root(tree, problems).fields(OBJECT);
    Source source = new Source(top, top.get("metadata").fields(METADATA), problems);
    source.kind(kind);
    return source;
  }

  /** What the object is called, as far as that can be told. */
  private static String label(String kind, Map<String, ?> tree) {
    List<String> parts = new ArrayList<>();
    if (tree.get("metadata") instanceof Map<?, ?> metadata) {
      for (String part : List.of("namespace", "name")) {
        if (metadata.get(part) instanceof String text && !text.isEmpty()) {
          parts.add(Field.oneLine(text));
        }
      }
    }
    return parts.isEmpty() ? kind : kind + " " + String.join("/", parts);
  }

  /** In which versions of the API the object may be written. */
  enum Shape {
    /** As in v1, which v1beta2 equals. */
    V1,
    /** As in v1beta1. */
    V1BETA1,
    /** The object does not say. */
    ANY;

    boolean canBeV1() {
      return this != V1BETA1;
    }

    boolean canBeBeta1() {
      return this != V1;
    }
  }

  /** An object with its metadata. */
  private record Source(Field top, Field metadata, Problems problems) {

    void kind(String kind) {
      Field written = top.get("kind");
      if (!written.isAbsent() && !written.text().equals(kind)) {
        written.problem("is not " + kind);
      }
    }

    /** The uid of the object that controls this one, empty if there is none. */
    String owner() {
      return metadata.get("ownerReferences").list(each -> each).stream()
          .filter(reference -> reference.get("controller").flag())
          .map(reference -> reference.get("uid").text())
          .findFirst()
          .orElse("");
    }

    /** One of these, or absent. */
    @Nullable
    String version(String... known) {
      Field version = top.get("apiVersion");
      if (version.isAbsent()) {
        return null;
      }
      Optional<String> found =
          List.of(known).stream().filter(version.text()::equals).findFirst();
      if (found.isEmpty()) {
        version.problem("is not supported; it has to be " + String.join(" or ", known));
      }
      return found.orElse(null);
    }

    Shape shape() {
      String version = version(GROUP + "v1", GROUP + "v1beta2", GROUP + "v1beta1");
      if (version == null) {
        return Shape.ANY;
      }
      return version.endsWith("v1beta1") ? Shape.V1BETA1 : Shape.V1;
    }
  }
}
