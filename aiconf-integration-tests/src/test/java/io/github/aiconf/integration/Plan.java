package io.github.aiconf.integration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The control planes that tests ask for. */
enum Plan {
  /**
   * A cluster that satisfies the six requirements of the checklist 1.35. Kubernetes' own gang
   * scheduling is off, so that Kueue alone decides about gangs.
   */
  CONFORMANT("scheduler,controllers,kwok,kueue,jobset", Options.WITHOUT_GANGS) {
    @Override
    void prepare(ControlPlane plane) {
      ConformantCluster.prepare(plane);
    }
  },

  /** Kubernetes with its own gang scheduling, and nothing installed. */
  PLAIN("scheduler,controllers,kwok", ""),

  /** Kubernetes with devices of several kinds: ordinary, partitions of others, shared ones. */
  DEVICES("scheduler,controllers,kwok", "") {
    @Override
    void prepare(ControlPlane plane) {
      plane.nodes(4);
      plane.apply("devices.yaml");
    }
  },

  /** Kubernetes with its own gang scheduling, and nodes that differ: zones, racks, a taint. */
  PLACEMENT("scheduler,controllers,kwok", "") {
    @Override
    void prepare(ControlPlane plane) {
      nodes(plane, "cpu", 1, "--label", "zone=a");
      nodes(plane, "gpu", 1, "--gpus", "4", "--label", "zone=a", "--label", "acme.example/rack=1");
      nodes(plane, "gpu", 3, "--gpus", "4", "--label", "zone=b", "--label", "acme.example/rack=2");
      nodes(plane, "kept", 1, "--label", "zone=b");
      plane.kubectl("taint", "nodes", "kept-1", "acme.example/kept=x:NoSchedule");
      plane.kubectl("cordon", "kept-2");
      plane.kubectl("wait", "--for=jsonpath={.spec.taints[0].key}", "node/kept-2");
    }

    private void nodes(ControlPlane plane, String prefix, int first, String... more) {
      List<String> options = new ArrayList<>(List.of("--prefix", prefix, "--first", "" + first));
      options.addAll(List.of("--cpu", "8", "--memory", "12Gi"));
      options.addAll(List.of(more));
      plane.nodes(2, options.toArray(new String[0]));
    }
  },

  /**
   * An API server that serves neither {@code resource.k8s.io} nor gangs. Its authorizer of nodes
   * would wait for the former, and is left out.
   */
  BARE(
      "",
      Options.WITHOUT_GANGS + ",resource.k8s.io/v1=false,resource.k8s.io/v1beta2=false,"
          + "resource.k8s.io/v1beta1=false,resource.k8s.io/v1alpha3=false --authorization-mode RBAC"),

  /** An API server that serves {@code resource.k8s.io} in versions before v1 alone. */
  BETA_DRA("", "--authorization-mode RBAC --runtime-config resource.k8s.io/v1=false"),

  /** Operators of AI frameworks, an implementation of Gateway API, and collectors of metrics. */
  COMPONENTS(
      "scheduler,controllers,kwok,jobset,lws,kuberay,trainer,traefik,prometheus,metrics-server",
      Options.WITHOUT_GANGS) {
    @Override
    void prepare(ControlPlane plane) {
      plane.nodes(2);
      plane.await("condition=Available", "-A", "deployments", "--all");
    }
  },

  /** Schedulers of gangs beside Kueue. */
  GANG_SCHEDULERS("scheduler,controllers,kwok,coscheduling,volcano", Options.WITHOUT_GANGS) {
    @Override
    void prepare(ControlPlane plane) {
      plane.nodes(2, "--gpus", "8");
    }
  },

  /** A node on this machine, with the example driver of DRA; needs root. */
  REAL_NODE("scheduler,controllers", Options.WITHOUT_GANGS) {
    @Override
    void prepare(ControlPlane plane) {
      plane.realNode();
      plane.add("dra-example-driver");
    }

    @Override
    Path folder(Path planes) {
      // The paths of its sockets are long, and the system allows 107 characters.
      return Path.of(System.getProperty("java.io.tmpdir"), "aiconf-real-node");
    }
  };

  private static final class Options {
    static final String WITHOUT_GANGS =
        "--feature-gates GenericWorkload=false,GangScheduling=false,TopologyAwareWorkloadScheduling=false,"
            + "WorkloadAwarePreemption=false,WorkloadWithJob=false,DRAWorkloadResourceClaims=false"
            + " --runtime-config scheduling.k8s.io/v1alpha2=false";
  }

  private final String components;
  private final String options;

  Plan(String components, String options) {
    this.components = components;
    this.options = options;
  }

  /** Brings the cluster into the state that the tests of this plan begin with. */
  void prepare(ControlPlane plane) {}

  Path folder(Path planes) {
    return planes.resolve(name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  ControlPlane start(Kit kit, Path planes) {
    ControlPlane plane =
        ControlPlane.up(kit, folder(planes), words(components, ","), words(options, " "));
    try {
      prepare(plane);
      return plane;
    } catch (RuntimeException e) {
      plane.close();
      throw e;
    }
  }

  private static List<String> words(String text, String separator) {
    return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
  }
}
