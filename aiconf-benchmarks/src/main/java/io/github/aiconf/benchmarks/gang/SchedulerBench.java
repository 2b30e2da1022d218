package io.github.aiconf.benchmarks.gang;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kubernetes' own scheduler as a program that places pods in a cluster in memory and says how long
 * it took: one line for each round, with {@code total=} and a duration as Go writes it, and with
 * how many pods were placed and how many were not.
 *
 * @param program its path
 */
record SchedulerBench(Path program) {

  private static final Pattern TOTAL = Pattern.compile("total=(\\S+)");
  private static final Pattern PLACED = Pattern.compile("(?:placed|bound)=(\\d+)");
  private static final Pattern LEFT = Pattern.compile("(?:rejected|unschedulable)=(\\d+)");
  private static final Pattern BYTES = Pattern.compile("bytes per pod=(\\d+)");

  /**
   * What it took.
   *
   * @param nanoseconds the median of the rounds
   * @param bytes garbage for all pods; 0 if that is not said
   * @param placed how many pods were placed
   * @param left how many were not
   */
  record Run(double nanoseconds, double bytes, long placed, long left) {}

  /**
   * Runs it.
   *
   * @param options as a user writes them, separated by spaces
   */
  Run run(String options) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString(), "-mode", "bench"));
    Arrays.stream(options.split(" ", -1)).filter(o -> !o.isEmpty()).forEach(command::add);
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    List<String> rounds = new ArrayList<>();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (TOTAL.matcher(line).find()) {
          rounds.add(line);
        }
      }
    }
    if (rounds.isEmpty()) {
      throw new IOException(String.join(" ", command) + " did not say how long it took");
    }
    rounds.sort((a, b) -> Double.compare(nanoseconds(a), nanoseconds(b)));
    String median = rounds.get(rounds.size() / 2);
    long placed = number(PLACED, median);
    long left = number(LEFT, median);
    return new Run(
        nanoseconds(median), number(BYTES, median) * (double) (placed + left), placed, left);
  }

  private static double nanoseconds(String line) {
    Matcher total = TOTAL.matcher(line);
    // Hours, minutes and seconds are written as ISO 8601 does, milliseconds are not.
    String text = total.find() ? total.group(1) : "";
    if (text.endsWith("ms")) {
      return Double.parseDouble(text.substring(0, text.length() - 2)) * 1e6;
    }
    return (double) Duration.parse("PT" + text.toUpperCase(Locale.ROOT)).toNanos();
  }

  private static long number(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
  }
}
