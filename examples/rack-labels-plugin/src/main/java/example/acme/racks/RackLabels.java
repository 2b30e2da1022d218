package example.acme.racks;

import static io.github.aiconf.api.cluster.Resources.NODES;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import java.util.ArrayList;
import java.util.List;

/** Every node with accelerators says in which rack it stands. */
@AutoService(Requirement.class)
public final class RackLabels implements Requirement {

  @Override
  public String id() {
    return "acme.example/rack_labels";
  }

  @Override
  public String title() {
    return "Rack labels on accelerator nodes";
  }

  @Override
  public String meaning() {
    return "Topology-aware scheduling needs to know in which rack an accelerator node stands: each one carries the label "
        + RackLabelPresent.LABEL + ".";
  }

  @Override
  public List<Check> checks() {
    return List.of(new RackLabelPresent());
  }

  private static final class RackLabelPresent implements Check {

    static final String LABEL = "acme.example/rack";
    static final Reason LABEL_MISSING = new Reason("LABEL_MISSING", "An accelerator node has no rack label.");

    @Override
    public String id() {
      return "label_present";
    }

    @Override
    public Depth depth() {
      return Depth.INSPECT;
    }

    @Override
    public String question() {
      return "Does every node with accelerators carry the rack label?";
    }

    @Override
    public String proves() {
      return "The label is there. Not that the node stands in that rack.";
    }

    @Override
    public List<Reason> failures() {
      return List.of(LABEL_MISSING);
    }

    @Override
    public Reads reads(Profiles profiles) {
      return Reads.none().list(NODES, "metadata.labels", "status.allocatable");
    }

    @Override
    public Finding run(CheckContext context) {
      List<Observation> labelled = new ArrayList<>();
      List<Observation> missing = new ArrayList<>();
      for (KubernetesObject node : context.cluster().list(NODES)) {
        if (hasAccelerators(node, context.profiles())) {
          String rack = node.labels().get(LABEL);
          if (rack == null) {
            missing.add(Observation.of(node, "metadata.labels[" + LABEL + "]", "absent", "a rack"));
          } else {
            labelled.add(Observation.of(node, "metadata.labels[" + LABEL + "]", rack));
          }
        }
      }
      if (!missing.isEmpty()) {
        return Finding.fail(LABEL_MISSING, missing.size() + " accelerator nodes do not say in which rack they stand.")
            .lookedFor("the label " + LABEL + " on every node with accelerators")
            .next("kubectl label node NODE " + LABEL + "=RACK")
            .observed(missing);
      }
      if (labelled.isEmpty()) {
        return Finding.unknown(Reason.NO_ACCELERATOR, "No node offers an accelerator that a profile knows.")
            .lookedFor("nodes with an extended resource of a known accelerator")
            .next("Run this on a cluster with accelerator nodes.");
      }
      return Finding.pass("Every accelerator node says in which rack it stands.").observed(labelled);
    }

    private static boolean hasAccelerators(KubernetesObject node, Profiles profiles) {
      return node.at("status.allocatable").strings().keySet().stream()
          .anyMatch(resource -> profiles.all(AcceleratorProfile.KIND).stream()
              .anyMatch(profile -> profile.hasExtendedResource(resource)));
    }
  }
}
