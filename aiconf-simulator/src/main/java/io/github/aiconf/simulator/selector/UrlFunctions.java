package io.github.aiconf.simulator.selector;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs as {@code net/url} of Go understands them. */
final class UrlFunctions {

  private static final String UNRESERVED = "-_.~";
  private static final String HOST = UNRESERVED + "!$&'()*+,;=:[]<>\"";
  private static final String PATH = UNRESERVED + "$&+,/:;=@";
  private static final String PATH_AS_WRITTEN = PATH + "!'()*[]%";
  private static final String FRAGMENT = UNRESERVED + "$&+,/:;=?@!()*";
  private static final String USER_INFO = "-._:~!$&'()*+,;=%@";
  private static final int MOST_PARAMETERS = 10_000;

  private UrlFunctions() {}

  /**
   * A URL.
   *
   * @param scheme in lower case
   * @param host with the port
   * @param path escaped
   * @param query without question mark
   * @param text all of it, normalized
   */
  record Url(String scheme, String host, String path, String query, String text) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Url url && text.equals(url.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  static void register(FunctionTable.Implementations to) {
    to.overload("string_to_url", values -> {
      Url url = parse((String) values[0]);
      return url == null ? new EvalError("URL parse error during conversion from string") : url;
    });
    to.overload("is_url_string", values -> isRequestUri((String) values[0]));
    to.overload("url_get_scheme", values -> ((Url) values[0]).scheme());
    to.overload("url_get_host", values -> ((Url) values[0]).host());
    to.overload("url_get_hostname", values -> {
      String host = ((Url) values[0]).host();
      String name = host.substring(0, host.length() - portWithColon(host).length());
      return name.startsWith("[") && name.endsWith("]")
          ? name.substring(1, name.length() - 1)
          : name;
    });
    to.overload("url_get_port", values -> {
      String port = portWithColon(((Url) values[0]).host());
      return port.isEmpty() ? "" : port.substring(1);
    });
    to.overload("url_get_escaped_path", values -> ((Url) values[0]).path());
    to.overload("url_get_query", values -> query(((Url) values[0]).query()));
  }

  private static String portWithColon(String host) {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && isOptionalPort(host.substring(colon)) ? host.substring(colon) : "";
  }

  /** Whether the text is an absolute URL or path. */
  static boolean isRequestUri(String text) {
    return parse(text, "", true) != null;
  }

  private static @Nullable Url parse(String text) {
    if (parse(text, "", true) == null) {
      return null;
    }
    int hash = text.indexOf('#');
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    return parse(hash < 0 ? text : text.substring(0, hash), fragment, false);
  }

  private static @Nullable Url parse(String text, String fragment, boolean request) {
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f) || (text.isEmpty() && request)) {
      return null;
    }
    String end = fragment(fragment);
    if (end == null) {
      return null;
    }
    if (text.equals("*")) {
      return new Url("", "", "*", "", "*" + end);
    }
    int colon = schemeEnd(text);
    if (colon == 0) {
      return null;
    }
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String tail = (mark < 0 ? "" : "?" + query) + end;
    rest = mark < 0 ? rest : rest.substring(0, mark);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new Url(scheme, "", "", query, scheme + ":" + rest + tail);
      }
      int slash = rest.indexOf('/');
      if (request || (slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
        return null;
      }
    }
    boolean authority =
        rest.startsWith("//") && (!scheme.isEmpty() || (!request && !rest.startsWith("///")));
    return authority
        ? withAuthority(scheme, rest.substring(2), query, tail)
        : withPath(scheme, null, "", rest, query, tail);
  }

  private static @Nullable Url withAuthority(
      String scheme, String rest, String query, String tail) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    int at = authority.lastIndexOf('@');
    String user = at < 0 ? "" : authority.substring(0, at);
    boolean good = user.chars().allMatch(c -> isAlphanumeric(c) || USER_INFO.indexOf(c) >= 0);
    String host = host(scheme, authority.substring(at + 1));
    if (!good || unescape(user, false) == null || host == null) {
      return null;
    }
    String path = slash < 0 ? "" : rest.substring(slash);
    return withPath(scheme, host, at < 0 ? "" : user + "@", path, query, tail);
  }

  private static @Nullable Url withPath(
      String scheme,
      @Nullable String host,
      String user,
      String written,
      String query,
      String tail) {
    byte[] unescaped = unescape(written, false);
    if (unescaped == null) {
      return null;
    }
    boolean asWritten =
        written.chars().allMatch(c -> isAlphanumeric(c) || PATH_AS_WRITTEN.indexOf(c) >= 0);
    String path = asWritten ? written : escape(unescaped, PATH);
    StringBuilder text = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
    if (host != null && (!host.isEmpty() || !path.isEmpty() || !user.isEmpty())) {
      text.append("//").append(user).append(host);
    }
    text.append(path).append(tail);
    return new Url(scheme, host == null ? "" : host, path, query, text.toString());
  }

  /** Where the colon behind a scheme is; negative if there is no scheme. */
  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (!other || i == 0)) {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable String host(String scheme, String written) {
    int bracket = written.lastIndexOf('[');
    if (bracket > 0) {
      return null;
    }
    if (bracket == 0) {
      return literal(written);
    }
    int colon = written.indexOf(':');
    if (colon >= 0 && !scheme.equals("http") && !scheme.equals("https")) {
      colon = written.lastIndexOf(':');
    }
    if (colon >= 0 && !isOptionalPort(written.substring(colon))) {
      return null;
    }
    byte[] host = unescape(written, true);
    return host == null ? null : new String(host, StandardCharsets.UTF_8);
  }

  private static @Nullable String literal(String written) {
    int close = written.lastIndexOf(']');
    if (close < 0 || !isOptionalPort(written.substring(close + 1))) {
      return null;
    }
    String name = written.substring(1, close);
    int zone = name.indexOf("%25");
    byte[] address = unescape(zone < 0 ? name : name.substring(0, zone), true);
    byte[] rest = zone < 0 ? new byte[0] : unescape(name.substring(zone), false);
    if (address == null || rest == null || (zone >= 0 && rest.length < 2)) {
      return null;
    }
    String text = new String(address, StandardCharsets.UTF_8);
    NetworkFunctions.Ip ip = NetworkFunctions.parseAny(text);
    return ip == null || ip.isV4()
        ? null
        : "[" + text + new String(rest, StandardCharsets.UTF_8) + "]"
            + written.substring(close + 1);
  }

  private static boolean isOptionalPort(String text) {
    return text.isEmpty()
        || (text.charAt(0) == ':' && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }

  private static @Nullable String fragment(String written) {
    if (written.isEmpty()) {
      return "";
    }
    byte[] unescaped = unescape(written, false);
    if (unescaped == null) {
      return null;
    }
    boolean asWritten =
        written.chars().allMatch(c -> isAlphanumeric(c) || (FRAGMENT + "'[]%").indexOf(c) >= 0);
    return "#" + (asWritten ? written : escape(unescaped, FRAGMENT));
  }

  /** The bytes a text with escapes stands for; null if there is something that cannot be there. */
  private static byte @Nullable [] unescape(String text, boolean host) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c == '%') {
        int high = i + 2 < text.length() ? hex(text.charAt(i + 1)) : -1;
        int low = high < 0 ? -1 : hex(text.charAt(i + 2));
        if (low < 0 || (host && high < 8 && !text.startsWith("%25", i))) {
          return null;
        }
        bytes.write(high << 4 | low);
        i += 3;
      } else {
        if (host && c < 0x80 && !isAlphanumeric(c) && HOST.indexOf(c) < 0) {
          return null;
        }
        byte[] encoded = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        bytes.write(encoded, 0, encoded.length);
        i += Character.charCount(c);
      }
    }
    return bytes.toByteArray();
  }

  private static int hex(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }

  private static String escape(byte[] bytes, String allowed) {
    StringBuilder escaped = new StringBuilder();
    for (byte value : bytes) {
      int c = value & 0xff;
      if (isAlphanumeric(c) || allowed.indexOf(c) >= 0) {
        escaped.append((char) c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", c));
      }
    }
    return escaped.toString();
  }

  private static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Parameters by name; those that are not well-formed are left out. */
  private static CelMap query(String query) {
    Map<String, List<Object>> parameters = new LinkedHashMap<>();
    String[] parts = query.split("&", -1);
    if (parts.length <= MOST_PARAMETERS) {
      for (String part : parts) {
        int equals = part.indexOf('=');
        byte[] name = unescapeParameter(equals < 0 ? part : part.substring(0, equals));
        byte[] value = unescapeParameter(equals < 0 ? "" : part.substring(equals + 1));
        if (!part.isEmpty() && part.indexOf(';') < 0 && name != null && value != null) {
          parameters
              .computeIfAbsent(new String(name, StandardCharsets.UTF_8), n -> new ArrayList<>())
              .add(new String(value, StandardCharsets.UTF_8));
        }
      }
    }
    Map<Object, Object> map = new LinkedHashMap<>();
    parameters.forEach((name, values) -> map.put(name, CelList.of(values)));
    return CelMap.of(map);
  }

  private static byte @Nullable [] unescapeParameter(String text) {
    return unescape(text.replace('+', ' '), false);
  }
}
