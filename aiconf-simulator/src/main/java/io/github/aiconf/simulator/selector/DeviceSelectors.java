package io.github.aiconf.simulator.selector;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.aiconf.simulator.model.Device;
import io.github.aiconf.simulator.selector.SelectorCompiler.Compiled;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Compiles selectors and remembers those it has compiled. For any thread. */
public final class DeviceSelectors {

  private static final int MOST_REMEMBERED = 4096;
  private static final int LONGEST_REMEMBERED = 20_000;
  private static final int SHORT = 200;
  private static final int MEDIUM = 1000;
  private static final int FLAT = 20;
  private static final int DEEP = Integer.MAX_VALUE;

  private static final Map<SelectorLanguage, SelectorCompiler> COMPILERS =
      new ConcurrentHashMap<>();

  private final SelectorLanguage language;
  private final DeviceViews views;
  private final Cache<String, DeviceSelector> compiled =
      CacheBuilder.newBuilder().maximumSize(MOST_REMEMBERED).build();

  private DeviceSelectors(SelectorLanguage language) {
    this.language = language;
    this.views = new DeviceViews(language.dynamicAttributes());
  }

  /**
   * Selectors in that language. The first one that is compiled takes half a second, all others less
   * than a millisecond.
   */
  public static DeviceSelectors of(SelectorLanguage language) {
    return new DeviceSelectors(language);
  }

  /**
   * Compiles a selector. A bad expression is no exception: the selector then has a
   * {@linkplain DeviceSelector#problem problem}.
   */
  public DeviceSelector compile(String expression) {
    DeviceSelector known = compiled.getIfPresent(expression);
    if (known != null) {
      return known;
    }
    DeviceSelector selector = new DeviceSelector(expression, compileAnew(expression), views);
    if (expression.length() <= LONGEST_REMEMBERED) {
      compiled.put(expression, selector);
    }
    return selector;
  }

  /**
   * Which part of a selector that is not true refuses a device. Empty if no part does on its own,
   * as when the selector is true or fails.
   *
   * @param driver the domain of attributes and capacities without one
   */
  public Optional<FailingTerm> failingTerm(String expression, String driver, Device device) {
    if (!isFalse(compile(expression), driver, device)) {
      return Optional.empty();
    }
    for (String term : SelectorTerms.of(expression)) {
      DeviceSelector selector = compile(term);
      // A term that fails decides nothing if another one is false.
      if (isFalse(selector, driver, device)) {
        return Optional.of(new FailingTerm(term, seen(selector.reads(), driver, device)));
      }
    }
    return Optional.empty();
  }

  private static boolean isFalse(DeviceSelector selector, String driver, Device device) {
    return selector.evaluate(driver, device) instanceof SelectorOutcome.Answer answer
        && !answer.matches();
  }

  private static Map<String, String> seen(DeviceReads reads, String driver, Device device) {
    Map<String, String> seen = new TreeMap<>();
    if (reads.wholeDevice()) {
      return seen;
    }
    if (reads.driver()) {
      seen.put("driver", '"' + driver + '"');
    }
    if (reads.allowMultipleAllocations()) {
      seen.put("allowMultipleAllocations", String.valueOf(device.allowMultipleAllocations()));
    }
    for (QualifiedName name : reads.attributes()) {
      seen.put(name.written(driver), "absent");
    }
    for (QualifiedName name : reads.capacities()) {
      seen.put(name.written(driver), "absent");
    }
    device.attributes().forEach((written, value) -> {
      QualifiedName name = QualifiedName.of(written, driver);
      if (reads.attributes().contains(name)) {
        seen.put(name.written(driver), value.words());
      }
    });
    device.capacity().forEach((written, value) -> {
      QualifiedName name = QualifiedName.of(written, driver);
      if (reads.capacities().contains(name)) {
        seen.put(name.written(driver), value.value().toString());
      }
    });
    return seen;
  }

  private Compiled compileAnew(String expression) {
    try {
      return DeepStack.run(
          isShallow(expression) ? 0 : DEEP,
          () -> COMPILERS.computeIfAbsent(language, SelectorCompiler::new).compile(expression));
    } catch (StackOverflowError e) {
      return new Compiled.Failure(new SelectorProblem("expression is nested too deeply", 0, 0));
    }
  }

  /** Whether an ordinary stack is enough for all that can be nested in the text. */
  private static boolean isShallow(String expression) {
    if (expression.length() <= SHORT) {
      return true;
    }
    if (expression.length() > MEDIUM) {
      return false;
    }
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < expression.length(); i++) {
      depth += SelectorTerms.weight(expression.charAt(i));
      deepest = Math.max(deepest, depth);
    }
    return deepest <= FLAT;
  }
}
