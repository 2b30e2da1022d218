package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.simulator.model.Quantity;
import java.math.BigDecimal;

/** Amounts as Kueue counts them: thousandths of cpu, of other resources whole numbers. */
final class Amounts {

  private static final String CPU = "cpu";
  private static final int THOUSANDTHS = 3;

  private Amounts() {}

  /**
   * What stands in an object.
   *
   * @param resource what it is an amount of
   * @throws UnreadableException if it is no quantity
   */
  static long of(String resource, Value value, KubernetesObject object) {
    try {
      return of(resource, Quantity.parse(value.text()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException(new Gap(
          object.reference().toString(),
          Gap.Cause.AMBIGUOUS,
          "'" + value.text() + "' is no quantity of " + resource,
          "Look at the object with kubectl and write an amount such as 8 or 64Gi."));
    }
  }

  static long of(String resource, Quantity amount) {
    return resource.equals(CPU) ? amount.roundedUpToThousandths() : amount.roundedUp();
  }

  /** As Kubernetes would write it. */
  static String words(String resource, long amount) {
    boolean isBytes = resource.equals("memory")
        || resource.equals("ephemeral-storage")
        || resource.startsWith("hugepages-");
    BigDecimal value =
        resource.equals(CPU) ? BigDecimal.valueOf(amount, THOUSANDTHS) : BigDecimal.valueOf(amount);
    return Quantity.of(value, isBytes ? Quantity.Format.BINARY_SI : Quantity.Format.DECIMAL_SI)
        .toString();
  }
}
