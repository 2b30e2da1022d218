package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Observation;
import java.util.List;
import java.util.SortedSet;

/**
 * Usable accelerators that something hands out.
 *
 * @param accelerator which
 * @param mode what hands them out
 * @param nodes the nodes on which pods can have them
 * @param observations what shows it
 */
record Mediation(
    AcceleratorProfile accelerator,
    Mode mode,
    SortedSet<String> nodes,
    List<Observation> observations) {

  /** What stands between containers and devices. */
  enum Mode {
    DRA("DRA"),
    DEVICE_PLUGIN("a device plugin");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** For a note. */
  String shown() {
    return accelerator.name() + ": " + mode + " on " + Quantities.nodes(nodes.size());
  }
}
