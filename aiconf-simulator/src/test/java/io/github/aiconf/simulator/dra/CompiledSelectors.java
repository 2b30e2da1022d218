package io.github.aiconf.simulator.dra;

import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.selector.DeviceSelectors;
import io.github.aiconf.simulator.selector.SelectorLanguage;
import io.github.aiconf.simulator.selector.SelectorOutcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Has selectors evaluated by the project's own evaluator. */
public final class CompiledSelectors implements SlowAllocator.Selectors {

  private static final Map<SelectorLanguage, DeviceSelectors> LANGUAGES = new ConcurrentHashMap<>();

  private final DeviceSelectors selectors;

  /** Selectors as a cluster with these features has them. */
  public CompiledSelectors(DraFeatures features) {
    this.selectors = LANGUAGES.computeIfAbsent(
        DraProfile.KUBERNETES_1_36.with(features).selectorLanguage(), DeviceSelectors::of);
  }

  @Override
  public Optional<Boolean> selects(String expression, String driver, Device device) {
    return selectors.compile(expression).evaluate(driver, device)
            instanceof SelectorOutcome.Answer answer
        ? Optional.of(answer.matches())
        : Optional.empty();
  }
}
