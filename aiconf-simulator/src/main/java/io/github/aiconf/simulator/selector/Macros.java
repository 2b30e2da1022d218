package io.github.aiconf.simulator.selector;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.parser.CelMacro;
import dev.cel.parser.CelMacroExprFactory;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The macros of Kubernetes' language. What they expand to decides what evaluation costs, so they
 * are those of the language Kubernetes uses and not those that come with the parser.
 */
final class Macros {

  private static final String ADD = "_+_";
  private static final String CONDITIONAL = "_?_:_";
  private static final String NOT_STRICTLY_FALSE = "@not_strictly_false";
  private static final String UNUSED = "#unused";
  private static final String SORT_INPUT = "@__sortBy_input__";

  private Macros() {}

  static ImmutableList<CelMacro> all() {
    return ImmutableList.of(
        CelMacro.newGlobalMacro("has", 1, (f, target, args) -> Optional.of(has(f, args))),
        CelMacro.newReceiverMacro("all", 2, (f, t, args) -> all(f, t, args)),
        CelMacro.newReceiverMacro("exists", 2, (f, t, args) -> exists(f, t, args)),
        CelMacro.newReceiverMacro("exists_one", 2, (f, t, args) -> existsOne(f, t, args)),
        CelMacro.newReceiverMacro("all", 3, (f, t, args) -> all(f, t, args)),
        CelMacro.newReceiverMacro("exists", 3, (f, t, args) -> exists(f, t, args)),
        CelMacro.newReceiverMacro("exists_one", 3, (f, t, args) -> existsOne(f, t, args)),
        CelMacro.newReceiverMacro("existsOne", 3, (f, t, args) -> existsOne(f, t, args)),
        CelMacro.newReceiverMacro("map", 2, (f, t, args) -> map(f, t, args)),
        CelMacro.newReceiverMacro("map", 3, (f, t, args) -> map(f, t, args)),
        CelMacro.newReceiverMacro("filter", 2, (f, t, args) -> filter(f, t, args)),
        CelMacro.newReceiverMacro("transformList", 3, (f, t, args) -> transformList(f, t, args)),
        CelMacro.newReceiverMacro("transformList", 4, (f, t, args) -> transformList(f, t, args)),
        CelMacro.newReceiverMacro("transformMap", 3, (f, t, args) -> transformMap(f, t, args)),
        CelMacro.newReceiverMacro("transformMap", 4, (f, t, args) -> transformMap(f, t, args)),
        CelMacro.newReceiverMacro(
            "transformMapEntry", 3, (f, t, args) -> transformEntry(f, t, args)),
        CelMacro.newReceiverMacro(
            "transformMapEntry", 4, (f, t, args) -> transformEntry(f, t, args)),
        CelMacro.newReceiverMacro("optMap", 2, (f, t, args) -> optMap(f, t, args, true)),
        CelMacro.newReceiverMacro("optFlatMap", 2, (f, t, args) -> optMap(f, t, args, false)),
        CelMacro.newReceiverMacro("sortBy", 2, (f, t, args) -> sortBy(f, t, args)),
        CelMacro.newReceiverMacro("bind", 3, (f, t, args) -> bind(f, t, args)));
  }

  private static CelExpr error(CelMacroExprFactory factory, CelExpr at, String message) {
    return factory.reportError(CelIssue.formatError(factory.getSourceLocation(at), message));
  }

  private static boolean isName(CelExpr expression) {
    return expression.exprKind().getKind() == ExprKind.Kind.IDENT;
  }

  private static CelExpr has(CelMacroExprFactory factory, List<CelExpr> args) {
    CelExpr argument = args.get(0);
    return argument.exprKind().getKind() == ExprKind.Kind.SELECT
        ? factory.newSelect(argument.select().operand(), argument.select().field(), true)
        : error(factory, argument, "invalid argument to has() macro");
  }

  /** The names of the one or two variables; null after an error. */
  private record Variables(
      String first, String second, @Nullable CelExpr error) {

    private static final String OLD_ACCUMULATOR = "__result__";

    static Variables of(CelMacroExprFactory factory, List<CelExpr> args, boolean two) {
      for (CelExpr argument : args.subList(0, two ? 2 : 1)) {
        if (!isName(argument)) {
          return failed(factory, argument, "argument must be a simple name");
        }
        String name = argument.ident().name();
        if (name.equals(factory.getAccumulatorVarName()) || name.equals(OLD_ACCUMULATOR)) {
          return failed(factory, argument, "iteration variable overwrites accumulator variable");
        }
      }
      String first = args.get(0).ident().name();
      if (two && first.equals(args.get(1).ident().name())) {
        return failed(factory, args.get(1), "duplicate variable name: " + first);
      }
      return new Variables(first, two ? args.get(1).ident().name() : "", null);
    }

    private static Variables failed(CelMacroExprFactory factory, CelExpr at, String message) {
      return new Variables("", "", Macros.error(factory, at, message));
    }
  }

  private static CelExpr accumulator(CelMacroExprFactory factory) {
    return factory.newIdentifier(factory.getAccumulatorVarName());
  }

  private static Optional<CelExpr> fold(
      CelMacroExprFactory factory,
      CelExpr range,
      Variables variables,
      CelExpr initial,
      CelExpr condition,
      CelExpr step,
      CelExpr result) {
    String accumulator = factory.getAccumulatorVarName();
    return Optional.of(
        variables.second().isEmpty()
            ? factory.fold(variables.first(), range, accumulator, initial, condition, step, result)
            : factory.fold(
                variables.first(),
                variables.second(),
                range,
                accumulator,
                initial,
                condition,
                step,
                result));
  }

  private static Optional<CelExpr> all(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, args.size() == 3);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    return fold(
        factory,
        target,
        variables,
        factory.newBoolLiteral(true),
        factory.newGlobalCall(NOT_STRICTLY_FALSE, accumulator(factory)),
        factory.newGlobalCall("_&&_", accumulator(factory), last(args)),
        accumulator(factory));
  }

  private static Optional<CelExpr> exists(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, args.size() == 3);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    return fold(
        factory,
        target,
        variables,
        factory.newBoolLiteral(false),
        factory.newGlobalCall(
            NOT_STRICTLY_FALSE, factory.newGlobalCall("!_", accumulator(factory))),
        factory.newGlobalCall("_||_", accumulator(factory), last(args)),
        accumulator(factory));
  }

  private static Optional<CelExpr> existsOne(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, args.size() == 3);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    return fold(
        factory,
        target,
        variables,
        factory.newIntLiteral(0),
        factory.newBoolLiteral(true),
        factory.newGlobalCall(
            CONDITIONAL,
            last(args),
            factory.newGlobalCall(ADD, accumulator(factory), factory.newIntLiteral(1)),
            accumulator(factory)),
        factory.newGlobalCall("_==_", accumulator(factory), factory.newIntLiteral(1)));
  }

  private static CelExpr last(List<CelExpr> args) {
    return args.get(args.size() - 1);
  }

  private static Optional<CelExpr> map(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, false);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    CelExpr added = append(factory, last(args));
    return collect(
        factory,
        target,
        variables,
        factory.newList(),
        added,
        args.size() == 3 ? args.get(1) : null);
  }

  private static Optional<CelExpr> filter(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, false);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    return collect(
        factory, target, variables, factory.newList(), append(factory, args.get(0)), args.get(1));
  }

  private static Optional<CelExpr> transformList(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, true);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    CelExpr added = append(factory, last(args));
    return collect(
        factory,
        target,
        variables,
        factory.newList(),
        added,
        args.size() == 4 ? args.get(2) : null);
  }

  private static Optional<CelExpr> transformMap(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, true);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    CelExpr added = factory.newGlobalCall(
        "cel.@mapInsert",
        accumulator(factory),
        factory.newIdentifier(variables.first()),
        last(args));
    return collect(
        factory, target, variables, factory.newMap(), added, args.size() == 4 ? args.get(2) : null);
  }

  private static Optional<CelExpr> transformEntry(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    Variables variables = Variables.of(factory, args, true);
    if (variables.error() != null) {
      return Optional.of(variables.error());
    }
    CelExpr added = factory.newGlobalCall("cel.@mapInsert", accumulator(factory), last(args));
    return collect(
        factory, target, variables, factory.newMap(), added, args.size() == 4 ? args.get(2) : null);
  }

  private static CelExpr append(CelMacroExprFactory factory, CelExpr element) {
    return factory.newGlobalCall(ADD, accumulator(factory), factory.newList(element));
  }

  private static Optional<CelExpr> collect(
      CelMacroExprFactory factory,
      CelExpr target,
      Variables variables,
      CelExpr empty,
      CelExpr added,
      @Nullable CelExpr condition) {
    CelExpr step = condition == null
        ? added
        : factory.newGlobalCall(CONDITIONAL, condition, added, accumulator(factory));
    return fold(
        factory,
        target,
        variables,
        empty,
        factory.newBoolLiteral(true),
        step,
        accumulator(factory));
  }

  private static CelExpr bound(
      CelMacroExprFactory factory, String name, CelExpr value, CelExpr result) {
    return factory.fold(
        UNUSED,
        factory.newList(),
        name,
        value,
        factory.newBoolLiteral(false),
        factory.newIdentifier(name),
        result);
  }

  private static Optional<CelExpr> bind(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    if (!isName(target) || !target.ident().name().equals("cel")) {
      return Optional.empty();
    }
    if (!isName(args.get(0))) {
      return Optional.of(
          error(factory, args.get(0), "cel.bind() variable names must be simple identifiers"));
    }
    return Optional.of(bound(factory, args.get(0).ident().name(), args.get(1), args.get(2)));
  }

  private static Optional<CelExpr> optMap(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args, boolean wrap) {
    if (!isName(args.get(0))) {
      return Optional.of(
          error(factory, args.get(0), "optMap() variable name must be a simple identifier"));
    }
    CelExpr value = factory.newReceiverCall("value", factory.copy(target));
    CelExpr mapped = bound(factory, args.get(0).ident().name(), value, args.get(1));
    return Optional.of(factory.newGlobalCall(
        CONDITIONAL,
        factory.newReceiverCall("hasValue", target),
        wrap ? factory.newGlobalCall("optional.of", mapped) : mapped,
        factory.newGlobalCall("optional.none")));
  }

  private static Optional<CelExpr> sortBy(
      CelMacroExprFactory factory, CelExpr target, List<CelExpr> args) {
    ExprKind.Kind kind = target.exprKind().getKind();
    if (kind == ExprKind.Kind.CONSTANT
        || kind == ExprKind.Kind.MAP
        || kind == ExprKind.Kind.STRUCT) {
      return Optional.of(error(factory, target, "sortBy can only be applied to a list"));
    }
    Optional<CelExpr> keys = map(factory, factory.newIdentifier(SORT_INPUT), args);
    CelExpr sorted = factory.newReceiverCall(
        "@sortByAssociatedKeys", factory.newIdentifier(SORT_INPUT), keys.orElseThrow());
    return Optional.of(bound(factory, SORT_INPUT, target, sorted));
  }
}
