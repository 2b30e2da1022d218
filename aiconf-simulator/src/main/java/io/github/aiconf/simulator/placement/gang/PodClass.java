package io.github.aiconf.simulator.placement.gang;

import io.github.aiconf.simulator.model.ClaimReference;
import io.github.aiconf.simulator.model.Pod;
import io.github.aiconf.simulator.model.PodSpec;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.util.List;

/**
 * Pods of a gang that are equal for all that scheduling depends on.
 *
 * @param name what the answer calls them
 * @param template one of them, not bound to a node, as the API server would store it
 * @param count how many there are
 * @param minimum how many of them there have to be at least, whatever else is placed
 * @param claims the claims that each of them gets from its templates, one for each reference of the
 *     pod that names a template
 */
public record PodClass(
    String name, Pod template, int count, int minimum, List<ResourceClaim> claims) {

  /**
   * Keeps a copy.
   *
   * @throws GangException if the numbers make no sense
   */
  public PodClass {
    claims = List.copyOf(claims);
    if (count < 1) {
      throw new GangException(
          "pod class " + name + ": count is " + count + "; ask for at least one pod");
    }
    if (minimum < 0 || minimum > count) {
      throw new GangException("pod class " + name + ": minimum is " + minimum + ", but count is "
          + count + "; choose a minimum from 0 to " + count);
    }
  }

  /** Pods that need no devices by claim, and of which there is no minimum. */
  public PodClass(String name, Pod template, int count) {
    this(name, template, count, 0, List.of());
  }

  /** The same with another number of pods. */
  public PodClass withCount(int other) {
    return new PodClass(name, template, other, Math.min(minimum, other), claims);
  }

  /** The same with another template. */
  public PodClass with(Pod other) {
    return new PodClass(name, other, count, minimum, claims);
  }

  /** References to templates for which no claim was given. */
  boolean lacksClaims() {
    return template.spec().claims().stream()
            .filter(each -> each.claim().isEmpty())
            .count()
        > claims.size();
  }

  /** A pod that filters can be asked about: without the claims that do not exist yet. */
  Pod bare() {
    PodSpec spec = template.spec();
    List<ClaimReference> named =
        spec.claims().stream().filter(each -> each.claim().isPresent()).toList();
    boolean isBare =
        named.size() == spec.claims().size() && spec.schedulingGates().isEmpty();
    return isBare ? template : Pods.with(template, Pods.with(spec, named));
  }
}
