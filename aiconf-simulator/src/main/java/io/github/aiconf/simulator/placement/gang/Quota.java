package io.github.aiconf.simulator.placement.gang;

import com.google.common.collect.ImmutableMap;
import io.github.aiconf.simulator.model.PodRequests;
import io.github.aiconf.simulator.model.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a queue still has for gangs, borrowing included.
 *
 * @param available by resource; resources that are not named are not limited
 */
public record Quota(Map<String, Quantity> available) {

  /** Keeps a copy. */
  public Quota {
    available = ImmutableMap.copyOf(available);
  }

  /** The same with more of one resource. */
  public Quota raised(String resource, Quantity by) {
    Map<String, Quantity> more = new LinkedHashMap<>(available);
    more.merge(resource, by, Quantity::plus);
    return new Quota(more);
  }

  /** The resources of which the least that the gang needs is more than there is. */
  public List<String> lacking(Gang gang) {
    List<Integer> classes = IntStream.range(0, gang.classes().size()).boxed().toList();
    return available.entrySet().stream()
        .filter(entry -> {
          String resource = entry.getKey();
          long[] wanted = gang.classes().stream()
              .map(each -> PodRequests.wanted(each.template().spec()).get(resource))
              .mapToLong(amount -> amount == null ? 0 : units(resource, amount))
              .toArray();
          return new Shortfall(gang).demand(classes, wanted) > units(resource, entry.getValue());
        })
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static long units(String resource, Quantity amount) {
    return Math.max(
        0, resource.equals("cpu") ? amount.roundedUpToThousandths() : amount.roundedUp());
  }
}
