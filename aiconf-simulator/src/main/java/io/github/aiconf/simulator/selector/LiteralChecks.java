package io.github.aiconf.simulator.selector;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Kubernetes refuses of an expression whose types are right: literals that cannot be read, and
 * lists and maps of different types that the type checker takes because one of them is unknown.
 */
final class LiteralChecks {

  private final CelAbstractSyntaxTree tree;
  private @Nullable SelectorProblem problem;

  private LiteralChecks(CelAbstractSyntaxTree tree) {
    this.tree = tree;
  }

  static Optional<SelectorProblem> check(CelAbstractSyntaxTree tree) {
    LiteralChecks checks = new LiteralChecks(tree);
    checks.visit(tree.getExpr(), false);
    return Optional.ofNullable(checks.problem);
  }

  private void report(CelExpr at, String message) {
    if (problem == null) {
      Optional<CelSourceLocation> place = Optional.ofNullable(
              tree.getSource().getPositionsMap().get(at.id()))
          .flatMap(tree.getSource()::getOffsetLocation);
      problem = new SelectorProblem(
          message,
          place.map(CelSourceLocation::getLine).orElse(0),
          place.map(location -> location.getColumn() + 1).orElse(0));
    }
  }

  private void visit(CelExpr expression, boolean mixed) {
    if (problem != null) {
      return;
    }
    switch (expression.exprKind().getKind()) {
      case SELECT -> visit(expression.select().operand(), mixed);
      case CALL -> call(expression, expression.call(), mixed);
      case LIST -> {
        if (!mixed) {
          same(expression.list().elements(), expression.list().optionalIndices());
        }
        expression.list().elements().forEach(element -> visit(element, mixed));
      }
      case MAP -> {
        if (!mixed) {
          List<CelExpr.CelMap.Entry> entries = expression.map().entries();
          same(entries.stream().map(CelExpr.CelMap.Entry::key).toList(), List.of());
          same(
              entries.stream().map(CelExpr.CelMap.Entry::value).toList(),
              java.util.stream.IntStream.range(0, entries.size())
                  .filter(i -> entries.get(i).optionalEntry())
                  .boxed()
                  .toList());
        }
        expression.map().entries().forEach(entry -> {
          visit(entry.key(), mixed);
          visit(entry.value(), mixed);
        });
      }
      case STRUCT -> expression.struct().entries().forEach(entry -> visit(entry.value(), mixed));
      case COMPREHENSION -> {
        visit(expression.comprehension().iterRange(), mixed);
        visit(expression.comprehension().accuInit(), mixed);
        visit(expression.comprehension().loopCondition(), mixed);
        visit(expression.comprehension().loopStep(), mixed);
        visit(expression.comprehension().result(), mixed);
      }
      default -> {
        // Nothing is inside of constants and names.
      }
    }
  }

  private void call(CelExpr expression, CelCall call, boolean mixed) {
    List<CelExpr> arguments = call.args();
    switch (call.function()) {
      case "duration" -> literal(arguments, "string_to_duration", "duration");
      case "timestamp" -> literal(arguments, "string_to_timestamp", "timestamp");
      case "matches" -> {
        CelExpr pattern = arguments.get(arguments.size() - 1);
        String text = text(pattern);
        if (text != null && !isPattern(text)) {
          report(pattern, "invalid matches argument");
        }
      }
      case "format" -> format(expression, call);
      default -> {
        // No other function has literals of its own.
      }
    }
    boolean inner = mixed || call.function().equals("format");
    call.target().ifPresent(target -> visit(target, inner));
    arguments.forEach(argument -> visit(argument, inner));
  }

  private static @Nullable String text(CelExpr expression) {
    return expression.exprKind().getKind() == ExprKind.Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? expression.constant().stringValue()
        : null;
  }

  private void literal(List<CelExpr> arguments, String conversion, String type) {
    String text = arguments.size() == 1 ? text(arguments.get(0)) : null;
    if (text != null) {
      Object value = conversion.equals("string_to_duration")
          ? TimeFunctions.parseDuration(text)
          : TimeFunctions.parseTimestamp(text);
      if (value instanceof EvalError) {
        report(arguments.get(0), "invalid " + type + " argument");
      }
    }
  }

  private static boolean isPattern(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** All types have to be the same, or equal to the first without what is unknown. */
  private void same(List<CelExpr> elements, List<Integer> optional) {
    CelType first = null;
    for (int i = 0; i < elements.size(); i++) {
      CelType type = tree.getTypeOrThrow(elements.get(i).id());
      if (optional.contains(i) && type.name().equals("optional_type")) {
        type = type.parameters().get(0);
      }
      if (first == null) {
        first = type;
      } else if (!equivalent(first, type)) {
        report(elements.get(i), "expected type " + first.name() + " but found " + type.name());
        return;
      }
    }
  }

  private static boolean equivalent(CelType a, CelType b) {
    if (a.kind() != b.kind() || !a.name().equals(b.name())) {
      return false;
    }
    if (a.parameters().size() != b.parameters().size()) {
      return false;
    }
    for (int i = 0; i < a.parameters().size(); i++) {
      if (!equivalent(a.parameters().get(i), b.parameters().get(i))) {
        return false;
      }
    }
    return true;
  }

  private void format(CelExpr expression, CelCall call) {
    String format = call.target().map(LiteralChecks::text).orElse(null);
    if (format == null
        || call.args().size() != 1
        || call.args().get(0).exprKind().getKind() != ExprKind.Kind.LIST) {
      return;
    }
    List<CelExpr> values = call.args().get(0).list().elements();
    int[] used = {0};
    try {
      StringFormat.visit(format, values.size(), new StringFormat.Visitor() {
        @Override
        public void text(String text) {
          // Text goes with all values.
        }

        @Override
        public void clause(StringFormat.Clause clause, int index)
            throws StringFormat.FormatException {
          used[0]++;
          if (!fits(clause.kind(), values.get(index))) {
            throw new StringFormat.FormatException("value does not fit its clause");
          }
        }
      });
      if (values.size() > used[0]) {
        report(expression, "too many arguments supplied to string.format");
      }
    } catch (StringFormat.FormatException e) {
      report(expression, String.valueOf(e.getMessage()));
    }
  }

  private boolean fits(char kind, CelExpr value) {
    CelType type = tree.getTypeOrThrow(value.id());
    if (type.equals(SimpleType.DYN)) {
      return kind != 's' || partsFit(value);
    }
    return switch (kind) {
      case 'd', 'o' -> isOneOf(type, CelKind.INT, CelKind.UINT);
      case 'f', 'e' -> isOneOf(type, CelKind.DOUBLE, CelKind.STRING);
      case 'b' -> isOneOf(type, CelKind.INT, CelKind.UINT, CelKind.BOOL);
      case 's' ->
        isOneOf(
                type,
                CelKind.LIST,
                CelKind.MAP,
                CelKind.INT,
                CelKind.UINT,
                CelKind.DOUBLE,
                CelKind.BOOL,
                CelKind.STRING,
                CelKind.TIMESTAMP,
                CelKind.BYTES,
                CelKind.DURATION,
                CelKind.TYPE,
                CelKind.NULL_TYPE)
            && partsFit(value);
      default -> isOneOf(type, CelKind.INT, CelKind.UINT, CelKind.STRING, CelKind.BYTES);
    };
  }

  private boolean partsFit(CelExpr value) {
    if (value.exprKind().getKind() == ExprKind.Kind.LIST) {
      return value.list().elements().stream().allMatch(element -> fits('s', element));
    }
    return value.exprKind().getKind() != ExprKind.Kind.MAP
        || value.map().entries().stream()
            .allMatch(entry -> fits('s', entry.key()) && fits('s', entry.value()));
  }

  private static boolean isOneOf(CelType type, CelKind... kinds) {
    return List.of(kinds).contains(type.kind());
  }
}
