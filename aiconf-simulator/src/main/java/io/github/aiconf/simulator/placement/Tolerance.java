package io.github.aiconf.simulator.placement;

import io.github.aiconf.simulator.model.Taint;
import io.github.aiconf.simulator.model.Toleration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Which taints a pod tolerates. */
final class Tolerance {

  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

  private final List<Toleration> tolerations;
  private final boolean comparesValues;

  Tolerance(List<Toleration> tolerations, boolean comparesValues) {
    this.tolerations = tolerations;
    this.comparesValues = comparesValues;
  }

  boolean includes(Taint taint) {
    for (Toleration toleration : tolerations) {
      if (tolerates(toleration, taint)) {
        return true;
      }
    }
    return false;
  }

  private boolean tolerates(Toleration toleration, Taint taint) {
    if (!toleration.effect().isEmpty() && !toleration.effect().equals(taint.effect())) {
      return false;
    }
    if (!toleration.key().isEmpty() && !toleration.key().equals(taint.key())) {
      return false;
    }
    return switch (toleration.operator()) {
      case "Exists" -> true;
      case "", "Equal" -> toleration.value().equals(taint.value());
      case "Gt" -> comparesValues && compare(taint.value(), toleration.value()) > 0;
      case "Lt" -> comparesValues && compare(taint.value(), toleration.value()) < 0;
      default -> false;
    };
  }

  /** Zero, too, if one of them is no number as it would be printed. */
  private static int compare(String taint, String toleration) {
    if (!NUMBER.matcher(taint).matches() || !NUMBER.matcher(toleration).matches()) {
      return 0;
    }
    OptionalLong a = LabelRequirement.wholeNumber(taint);
    OptionalLong b = LabelRequirement.wholeNumber(toleration);
    return a.isPresent() && b.isPresent() ? Long.compare(a.getAsLong(), b.getAsLong()) : 0;
  }
}
