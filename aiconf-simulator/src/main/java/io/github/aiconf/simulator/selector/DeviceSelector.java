package io.github.aiconf.simulator.selector;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.selector.SelectorCompiler.Compiled;
import java.util.Optional;

/** A selector of devices, compiled. Immutable, for any thread. */
public final class DeviceSelector {

  private final String expression;
  private final Compiled compiled;
  private final DeviceViews views;

  DeviceSelector(String expression, Compiled compiled, DeviceViews views) {
    this.expression = expression;
    this.compiled = compiled;
    this.views = views;
  }

  /** As it is written. */
  public String expression() {
    return expression;
  }

  /** Why it cannot be evaluated; empty if it can. */
  public Optional<SelectorProblem> problem() {
    return compiled instanceof Compiled.Failure failure
        ? Optional.of(failure.problem())
        : Optional.empty();
  }

  /** What of a device it can look at; nothing if it does not compile. */
  public DeviceReads reads() {
    return compiled instanceof Compiled.Success success ? success.reads() : DeviceReads.NOTHING;
  }

  /**
   * What it says about a device. One that does not compile fails for each.
   *
   * @param driver the domain of attributes and capacities without one
   */
  public SelectorOutcome evaluate(String driver, Device device) {
    if (compiled instanceof Compiled.Failure failure) {
      return new SelectorOutcome.Failure(failure.problem().message(), 0);
    }
    Object view = views.of(driver, device);
    if (view instanceof DeviceValues values) {
      Program program = ((Compiled.Success) compiled).program();
      return program.depth() <= DeepStack.ORDINARY
          ? evaluate(program, values)
          : DeepStack.run(program.depth(), () -> evaluate(program, values));
    }
    return new SelectorOutcome.Failure(view.toString(), 0);
  }

  private static SelectorOutcome evaluate(Program program, DeviceValues device) {
    Evaluation evaluation = new Evaluation(device, program.numbers() + 1, program.variables());
    try {
      Object result = program.root().eval(evaluation);
      if (result instanceof Boolean matches) {
        return new SelectorOutcome.Answer(matches, evaluation.cost);
      }
      String error = result instanceof EvalError failure
          ? failure.message()
          : "result of type " + Values.typeName(result) + " is no bool";
      return new SelectorOutcome.Failure(error, evaluation.cost);
    } catch (EvaluationAborted e) {
      return new SelectorOutcome.Failure(String.valueOf(e.getMessage()), evaluation.cost);
    } catch (ClassCastException | ArithmeticException | IndexOutOfBoundsException e) {
      // Where a value has a type that a function or its cost is not made for, Kubernetes ends the
      // evaluation as well, with an internal error.
      return new SelectorOutcome.Failure("internal error: " + e, evaluation.cost);
    }
  }
}
