package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.cluster.KubernetesObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The namespaces whose pods are not judged: those of the platform, and those in which the vendors
 * of the accelerators that are there run their own components. Nothing else is exempt: a label or
 * an annotation of a pod is no proof of where it comes from.
 */
final class Exemptions {

  private final Remembered namespaces;
  private final List<String> described = new ArrayList<>();

  Exemptions(AccessData data, Collection<AcceleratorProfile> present) {
    List<String> platform = data.exposures().stream()
        .flatMap(exposure -> exposure.platformNamespaces().stream())
        .toList();
    List<String> all = new ArrayList<>(platform);
    describe("the platform", platform);
    for (AcceleratorProfile accelerator : present) {
      all.addAll(accelerator.stackNamespaces());
      describe(accelerator.name(), accelerator.stackNamespaces());
    }
    List<Pattern> patterns = all.stream().map(Glob::name).toList();
    this.namespaces = new Remembered(
        name -> patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }

  boolean covers(KubernetesObject object) {
    return namespaces.answer(object.namespace());
  }

  /** For a note. */
  String shown() {
    return "Not judged, wherever they exist: the namespaces of " + String.join("; of ", described);
  }

  private void describe(String owner, List<String> globs) {
    if (!globs.isEmpty()) {
      described.add(owner + " (" + String.join(", ", globs) + ")");
    }
  }
}
