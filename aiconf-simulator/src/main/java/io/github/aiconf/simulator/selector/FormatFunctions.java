package io.github.aiconf.simulator.selector;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Formats that have a name. */
final class FormatFunctions {

  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern LABEL_1123 = Pattern.compile(DNS_LABEL);
  private static final Pattern SUBDOMAIN_1123 =
      Pattern.compile(DNS_LABEL + "(\\." + DNS_LABEL + ")*");
  private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern UUID = Pattern.compile(
      "[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final Pattern BASE64 = Pattern.compile(
      "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})");
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
  private static final Pattern TIME =
      Pattern.compile("([0-9]{2}):([0-9]{2}):([0-9]{2})(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))");
  private static final int LABEL_LENGTH = 63;
  private static final int SUBDOMAIN_LENGTH = 253;

  private static final Map<String, Format> FORMATS = formats();

  private FormatFunctions() {}

  /** A format. */
  static final class Format {

    private final String name;
    private final int patternSize;
    private final Function<String, List<Object>> problems;

    Format(String name, int patternSize, Function<String, List<Object>> problems) {
      this.name = name;
      this.patternSize = patternSize;
      this.problems = problems;
    }

    /** How long its pattern counts for the cost. */
    int patternSize() {
      return patternSize;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Format format && name.equals(format.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  static void register(FunctionTable.Implementations to) {
    FORMATS.forEach((name, format) -> to.overload("format." + name, values -> format));
    to.overload("format-named", values -> {
      Format format = FORMATS.get((String) values[0]);
      return format == null ? OptionalValue.NONE : new OptionalValue(format);
    });
    to.overload("format-validate", values -> {
      List<Object> problems = ((Format) values[0]).problems.apply((String) values[1]);
      return problems.isEmpty() ? OptionalValue.NONE : new OptionalValue(CelList.of(problems));
    });
  }

  private static Map<String, Format> formats() {
    Map<String, Format> formats = new TreeMap<>();
    formats.put("dns1123Label", new Format("dns1123Label", 30, FormatFunctions::label));
    formats.put("dns1123Subdomain", new Format("dns1123Subdomain", 60, FormatFunctions::subdomain));
    formats.put("dns1035Label", new Format("dns1035Label", 30, FormatFunctions::oldLabel));
    formats.put("qualifiedName", new Format("qualifiedName", 60, FormatFunctions::qualified));
    formats.put(
        "dns1123LabelPrefix",
        new Format("dns1123LabelPrefix", 30, text -> label(maskTrailingDash(text))));
    formats.put(
        "dns1123SubdomainPrefix",
        new Format("dns1123SubdomainPrefix", 60, text -> subdomain(maskTrailingDash(text))));
    formats.put(
        "dns1035LabelPrefix",
        new Format("dns1035LabelPrefix", 30, text -> oldLabel(maskTrailingDash(text))));
    formats.put("labelValue", new Format("labelValue", 40, FormatFunctions::labelValue));
    formats.put("uri", simple("uri", 1103, "invalid URI", UrlFunctions::isRequestUri));
    formats.put(
        "uuid",
        simple(
            "uuid", 70, "does not match the UUID format", t -> UUID.matcher(t).matches()));
    formats.put(
        "byte",
        simple("byte", 84, "invalid base64", text -> BASE64.matcher(text).matches()));
    formats.put("date", simple("date", 71, "invalid date", FormatFunctions::isDate));
    formats.put(
        "datetime", simple("datetime", 71, "invalid datetime", FormatFunctions::isDateTime));
    return formats;
  }

  private static Format simple(
      String name, int patternSize, String problem, Function<String, Boolean> good) {
    return new Format(name, patternSize, text -> good.apply(text) ? List.of() : List.of(problem));
  }

  private static String maskTrailingDash(String name) {
    return name.length() > 1 && name.endsWith("-")
        ? name.substring(0, name.length() - 2) + "a"
        : name;
  }

  private static List<Object> label(String text) {
    List<Object> problems = new ArrayList<>();
    checkLength(text, LABEL_LENGTH, problems);
    if (!LABEL_1123.matcher(text).matches()) {
      problems.add(
          SUBDOMAIN_1123.matcher(text).matches()
              ? "must not contain dots"
              : "must be a lowercase RFC 1123 label");
    }
    return problems;
  }

  private static List<Object> subdomain(String text) {
    List<Object> problems = new ArrayList<>();
    checkLength(text, SUBDOMAIN_LENGTH, problems);
    if (!SUBDOMAIN_1123.matcher(text).matches()) {
      problems.add("must be a lowercase RFC 1123 subdomain");
    }
    return problems;
  }

  private static List<Object> oldLabel(String text) {
    List<Object> problems = new ArrayList<>();
    checkLength(text, LABEL_LENGTH, problems);
    if (!LABEL_1035.matcher(text).matches()) {
      problems.add("must be a DNS-1035 label");
    }
    return problems;
  }

  private static List<Object> labelValue(String text) {
    List<Object> problems = new ArrayList<>();
    checkLength(text, LABEL_LENGTH, problems);
    if (!text.isEmpty() && !NAME.matcher(text).matches()) {
      problems.add("must be a valid label value");
    }
    return problems;
  }

  private static List<Object> qualified(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 2) {
      return List.of("must be a qualified name");
    }
    List<Object> problems = new ArrayList<>();
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
      }
    }
    String name = parts[parts.length - 1];
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else {
      checkLength(name, LABEL_LENGTH, problems);
    }
    if (!NAME.matcher(name).matches()) {
      problems.add("name part must be a valid name");
    }
    return problems;
  }

  private static void checkLength(String text, int most, List<Object> problems) {
    if (text.getBytes(StandardCharsets.UTF_8).length > most) {
      problems.add("must be no more than " + most + " bytes");
    }
  }

  private static boolean isDate(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    try {
      LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).split("t", -1);
    if (text.length() < 4 || parts.length < 2 || !isDate(parts[0])) {
      return false;
    }
    Matcher matcher = TIME.matcher(parts[1]);
    return matcher.matches()
        && matcher.group(1).compareTo("23") <= 0
        && matcher.group(2).compareTo("59") <= 0
        && matcher.group(3).compareTo("59") <= 0;
  }
}
