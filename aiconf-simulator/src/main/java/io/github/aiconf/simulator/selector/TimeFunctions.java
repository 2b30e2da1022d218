package io.github.aiconf.simulator.selector;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Points in time and durations. */
final class TimeFunctions {

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final Pattern TIMESTAMP = Pattern.compile(
      "(\\d{4}-\\d\\d-\\d\\dT\\d{1,2}:\\d\\d:\\d\\d)(?:[.,](\\d+))?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern DURATION_PART =
      Pattern.compile("([0-9]*)(?:(\\.)([0-9]*))?(ns|us|µs|μs|ms|s|m|h)");
  private static final long MILLISECOND = 1_000_000;
  private static final long SECOND = 1000 * MILLISECOND;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private TimeFunctions() {}

  static void register(FunctionTable.Implementations to) {
    part(to, "timestamp_to_year", ZonedDateTime::getYear);
    part(to, "timestamp_to_month", time -> time.getMonthValue() - 1);
    part(to, "timestamp_to_day_of_year", time -> time.getDayOfYear() - 1);
    part(to, "timestamp_to_day_of_month", time -> time.getDayOfMonth() - 1);
    part(to, "timestamp_to_day_of_month_1_based", ZonedDateTime::getDayOfMonth);
    part(to, "timestamp_to_day_of_week", time -> time.getDayOfWeek().getValue() % 7);
    part(to, "timestamp_to_hours", ZonedDateTime::getHour);
    part(to, "timestamp_to_minutes", ZonedDateTime::getMinute);
    part(to, "timestamp_to_seconds", ZonedDateTime::getSecond);
    part(to, "timestamp_to_milliseconds", time -> time.getNano() / 1_000_000);
    to.overload("duration_to_hours", values -> ((Duration) values[0]).toNanos() / HOUR);
    to.overload("duration_to_minutes", values -> ((Duration) values[0]).toNanos() / MINUTE);
    to.overload("duration_to_seconds", values -> ((Duration) values[0]).toNanos() / SECOND);
    to.overload(
        "duration_to_milliseconds", values -> ((Duration) values[0]).toNanos() / MILLISECOND);
  }

  private static void part(
      FunctionTable.Implementations to, String overload, ToLongFunction<ZonedDateTime> part) {
    to.overload(overload, values -> part.applyAsLong(((Instant) values[0]).atZone(ZoneOffset.UTC)));
    String suffix = overload.equals("timestamp_to_seconds") ? "_tz" : "_with_tz";
    to.overload(overload + suffix, values -> {
      try {
        return part.applyAsLong(((Instant) values[0]).atZone(zone((String) values[1])));
      } catch (DateTimeException | NumberFormatException e) {
        return new EvalError("unknown time zone " + values[1]);
      }
    });
  }

  private static ZoneId zone(String name) {
    int colon = name.indexOf(':');
    if (colon < 0) {
      if (name.isEmpty() || name.equals("UTC")) {
        return ZoneOffset.UTC;
      }
      if (!ZoneId.getAvailableZoneIds().contains(name)) {
        throw new DateTimeException(name);
      }
      return ZoneId.of(name);
    }
    int hours = Integer.parseInt(name.substring(0, colon));
    int minutes = Integer.parseInt(name.substring(colon + 1));
    int offset = name.startsWith("-") ? hours * 60 - minutes : hours * 60 + minutes;
    return ZoneOffset.ofTotalSeconds(offset * 60);
  }

  /** The duration if it fits into nanoseconds. */
  static Object duration(Supplier<Duration> computed) {
    try {
      Duration duration = computed.get();
      return Duration.ofNanos(duration.toNanos());
    } catch (ArithmeticException e) {
      return EvalError.INTEGER_OVERFLOW;
    }
  }

  /** The point in time if it is in the years 1 to 9999. */
  static Object timestamp(Supplier<Instant> computed) {
    try {
      Instant instant = computed.get();
      return instant.isBefore(FIRST) || instant.isAfter(LAST)
          ? new EvalError("timestamp overflow")
          : instant;
    } catch (ArithmeticException | DateTimeException e) {
      return new EvalError("timestamp overflow");
    }
  }

  /** The length in seconds. */
  static double seconds(Duration duration) {
    long whole = duration.toNanos() / SECOND;
    long rest = duration.toNanos() % SECOND;
    return whole + rest / 1e9;
  }

  /** Reads a point in time as RFC 3339 writes it. */
  static Object parseTimestamp(String text) {
    Matcher matcher = TIMESTAMP.matcher(text);
    if (matcher.matches()) {
      try {
        String time = matcher.group(1);
        if (time.charAt(12) == ':') {
          time = time.substring(0, 11) + "0" + time.substring(11);
        }
        Instant whole = OffsetDateTime.parse(
                time + matcher.group(3), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
            .toInstant();
        String fraction = matcher.group(2);
        long nanos =
            fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
        return timestamp(() -> whole.plusNanos(nanos));
      } catch (DateTimeException e) {
        return new EvalError("type conversion error from string to timestamp");
      }
    }
    return new EvalError("type conversion error from string to timestamp");
  }

  private static long unit(String name) {
    return switch (name) {
      case "h" -> HOUR;
      case "m" -> MINUTE;
      case "s" -> SECOND;
      case "ms" -> MILLISECOND;
      case "ns" -> 1;
      default -> MILLISECOND / 1000;
    };
  }

  /** Reads a duration like {@code 1h2.5m}. */
  static Object parseDuration(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION_PART.matcher(rest);
    BigInteger nanos = BigInteger.ZERO;
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      String whole = matcher.group(1);
      String fraction = matcher.group(3) == null ? "" : matcher.group(3);
      if (whole.isEmpty() && fraction.isEmpty()) {
        break;
      }
      BigDecimal amount = new BigDecimal(
          (whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
      nanos =
          nanos.add(amount.multiply(BigDecimal.valueOf(unit(matcher.group(4)))).toBigInteger());
      end = matcher.end();
    }
    if (end == 0 || end != rest.length() || nanos.bitLength() >= Long.SIZE) {
      return new EvalError("type conversion error from string to duration");
    }
    return Duration.of((negative ? nanos.negate() : nanos).longValue(), ChronoUnit.NANOS);
  }
}
