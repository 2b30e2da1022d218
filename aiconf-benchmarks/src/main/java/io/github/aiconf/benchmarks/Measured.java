package io.github.aiconf.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What one operation costs.
 *
 * @param nanoseconds its time
 * @param bytes the garbage that it makes
 */
public record Measured(double nanoseconds, double bytes) {

  /**
   * Runs one benchmark, whose unit has to be nanoseconds.
   *
   * @param benchmark package below this one, class and method
   * @param parameters of the benchmark, by name
   * @param brief for trying: too short to be trusted
   */
  public static Measured of(String benchmark, Map<String, String> parameters, boolean brief) {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include("^" + Pattern.quote(Measured.class.getPackageName() + "." + benchmark) + "$")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    parameters.forEach(options::param);
    if (brief) {
      TimeValue moment = TimeValue.milliseconds(200);
      options
          .warmupIterations(2)
          .warmupTime(moment)
          .measurementIterations(2)
          .measurementTime(moment);
    }
    try {
      RunResult result = new Runner(options.build()).runSingle();
      Result<?> garbage = Objects.requireNonNull(
          result.getSecondaryResults().get("gc.alloc.rate.norm"), "JMH has no figure for garbage");
      return new Measured(result.getPrimaryResult().getScore(), garbage.getScore());
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A time in the unit that suits it. */
  public static String time(double nanoseconds) {
    if (nanoseconds < 1e3) {
      return number(nanoseconds) + " ns";
    }
    if (nanoseconds < 1e6) {
      return number(nanoseconds / 1e3) + " µs";
    }
    return nanoseconds < 1e9 ? number(nanoseconds / 1e6) + " ms" : number(nanoseconds / 1e9) + " s";
  }

  /** A size in the unit that suits it. */
  public static String size(double bytes) {
    if (bytes < 1) {
      return "0 B";
    }
    if (bytes < 1e4) {
      return number(bytes) + " B";
    }
    return bytes < 1e6 ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
  }

  /** Two or three digits that count. */
  public static String number(double value) {
    return value < 10
        ? String.format(Locale.ROOT, "%.1f", value)
        : String.format(Locale.ROOT, "%,.0f", value);
  }
}
