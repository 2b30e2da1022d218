package io.github.aiconf.simulator.selector;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what of the device an expression can look at. */
final class ReadsAnalysis {

  private boolean wholeDevice;
  private boolean driver;
  private boolean allowMultipleAllocations;
  private final Set<QualifiedName> attributes = new HashSet<>();
  private final Set<QualifiedName> capacities = new HashSet<>();
  private final Set<String> attributeDomains = new HashSet<>();
  private final Set<String> capacityDomains = new HashSet<>();

  private ReadsAnalysis() {}

  static DeviceReads of(CelExpr expression) {
    ReadsAnalysis analysis = new ReadsAnalysis();
    analysis.visit(expression, Map.of("device", List.of()));
    return analysis.wholeDevice
        ? DeviceReads.WHOLE_DEVICE
        : new DeviceReads(
            false,
            analysis.driver,
            analysis.allowMultipleAllocations,
            analysis.attributes,
            analysis.capacities,
            analysis.attributeDomains,
            analysis.capacityDomains);
  }

  /** Names of variables that stand for a place in the device lead to that place. */
  private static @Nullable List<String> path(CelExpr expression, Map<String, List<String>> names) {
    ExprKind.Kind kind = expression.exprKind().getKind();
    if (kind == ExprKind.Kind.IDENT) {
      String name = expression.ident().name();
      return names.get(name.startsWith(".") ? name.substring(1) : name);
    }
    if (kind == ExprKind.Kind.SELECT && !expression.select().testOnly()) {
      return extended(
          path(expression.select().operand(), names), expression.select().field());
    }
    if (kind == ExprKind.Kind.CALL) {
      CelCall call = expression.call();
      if (call.function().equals("_[_]")
          || call.function().equals("_[?_]")
          || call.function().equals("_?._")) {
        return extended(path(call.args().get(0), names), text(call.args().get(1)));
      }
    }
    return null;
  }

  private static @Nullable List<String> extended(
      @Nullable List<String> path, @Nullable String name) {
    if (path == null || name == null) {
      return null;
    }
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  private static @Nullable String text(CelExpr expression) {
    return expression.exprKind().getKind() == ExprKind.Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? expression.constant().stringValue()
        : null;
  }

  private void visit(CelExpr expression, Map<String, List<String>> names) {
    List<String> path = path(expression, names);
    if (path != null) {
      record(path, false);
      return;
    }
    switch (expression.exprKind().getKind()) {
      case SELECT -> {
        List<String> tested = extended(
            path(expression.select().operand(), names), expression.select().field());
        if (expression.select().testOnly() && tested != null) {
          record(tested, false);
        } else {
          visit(expression.select().operand(), names);
        }
      }
      case CALL -> call(expression.call(), names);
      case LIST -> expression.list().elements().forEach(element -> visit(element, names));
      case MAP ->
        expression.map().entries().forEach(entry -> {
          visit(entry.key(), names);
          visit(entry.value(), names);
        });
      case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value(), names));
      case COMPREHENSION -> comprehension(expression.comprehension(), names);
      default -> {
        // Constants and names of other things read nothing.
      }
    }
  }

  private void call(CelCall call, Map<String, List<String>> names) {
    if (call.function().equals("@in")) {
      List<String> tested =
          extended(path(call.args().get(1), names), text(call.args().get(0)));
      if (tested != null && tested.size() > 1) {
        record(tested, true);
        return;
      }
    }
    call.target().ifPresent(target -> visit(target, names));
    call.args().forEach(argument -> visit(argument, names));
  }

  private void comprehension(CelComprehension fold, Map<String, List<String>> names) {
    boolean binding = fold.iterRange().exprKind().getKind() == ExprKind.Kind.LIST
        && fold.iterRange().list().elements().isEmpty();
    List<String> bound = binding ? path(fold.accuInit(), names) : null;
    Map<String, List<String>> inner = new HashMap<>(names);
    if (bound == null) {
      visit(fold.iterRange(), names);
      visit(fold.accuInit(), names);
      inner.remove(fold.accuVar());
    } else {
      inner.put(fold.accuVar(), bound);
    }
    visit(fold.result(), inner);
    if (!binding) {
      inner.remove(fold.iterVar());
      inner.remove(fold.iterVar2());
      visit(fold.loopCondition(), inner);
      visit(fold.loopStep(), inner);
    }
  }

  private void record(List<String> path, boolean membership) {
    String field = path.isEmpty() ? "" : path.get(0);
    switch (field) {
      case "driver" -> driver = true;
      case "allowMultipleAllocations" -> allowMultipleAllocations = true;
      case "attributes" -> record(path, membership, attributes, attributeDomains);
      case "capacity" -> record(path, membership, capacities, capacityDomains);
      default -> wholeDevice = true;
    }
  }

  private void record(
      List<String> path, boolean membership, Set<QualifiedName> names, Set<String> domains) {
    if (path.size() > 2) {
      names.add(new QualifiedName(path.get(1), path.get(2)));
    } else if (path.size() == 2 && membership) {
      domains.add(path.get(1));
    } else {
      wholeDevice = true;
    }
  }
}
