package io.github.aiconf.core.submission.lint;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether Go's HTTP client would send a request to a text at all; decided without a network. */
final class GoUrl {

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("(?::[0-9]*)?");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9._:~!$&'()*+,;=%@-]*");
  private static final Pattern HEXTETS =
      Pattern.compile("(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*)?");
  private static final String NOT_IN_HOST = " \\^`{|}/?@#";

  private GoUrl() {}

  static boolean isRequestable(String text) {
    if (text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
      return false;
    }
    int hash = text.indexOf('#');
    if (hash >= 0 && !isEscapedWell(text.substring(hash + 1))) {
      return false;
    }
    String whole = hash < 0 ? text : text.substring(0, hash);
    if (!SCHEME.matcher(whole).matches()) {
      return false;
    }
    int colon = whole.indexOf(':');
    String scheme = whole.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = whole.substring(colon + 1);
    int query = rest.indexOf('?');
    rest = query < 0 ? rest : rest.substring(0, query);
    if (!(scheme.equals("http") || scheme.equals("https")) || !rest.startsWith("//")) {
      return false;
    }
    int slash = rest.indexOf('/', 2);
    String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    return isAuthority(authority) && (slash < 0 || isEscapedWell(rest.substring(slash)));
  }

  private static boolean isAuthority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String user = authority.substring(0, at);
      if (!USER.matcher(user).matches() || !isEscapedWell(user)) {
        return false;
      }
    }
    String host = authority.substring(at + 1);
    // An empty port does not count, so a colon alone is no host.
    return !(host.isEmpty() || host.equals(":")) && isHost(host);
  }

  private static boolean isHost(String host) {
    int bracket = host.lastIndexOf('[');
    if (bracket > 0) {
      return false;
    }
    if (bracket == 0) {
      int end = host.lastIndexOf(']');
      return end > 0
          && PORT.matcher(host.substring(end + 1)).matches()
          && isAddress(host.substring(1, end));
    }
    int colon = host.lastIndexOf(':');
    return (colon < 0 || PORT.matcher(host.substring(colon)).matches()) && hasHostCharacters(host);
  }

  /** Only characters beyond ASCII, and the percent sign itself, may be written with a percent. */
  private static boolean hasHostCharacters(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '%') {
        if (!isEscape(host, i)
            || (Character.digit(host.charAt(i + 1), 16) < 8 && !host.startsWith("%25", i))) {
          return false;
        }
        i += 2;
      } else if (NOT_IN_HOST.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** An address of IP version 6, which may have a zone. */
  private static boolean isAddress(String text) {
    int zone = text.indexOf("%25");
    if (zone == text.length() - 3 && zone >= 0) {
      return false;
    }
    String address = zone < 0 ? text : text.substring(0, zone);
    if (zone >= 0 && !hasHostCharacters(text.substring(zone).replace("%20", ""))) {
      return false;
    }
    int gap = address.indexOf("::");
    String before = gap < 0 ? address : address.substring(0, gap);
    String after = gap < 0 ? "" : address.substring(gap + 2);
    int count = hextets(before, gap < 0) + hextets(after, true);
    return count >= 0 && (gap < 0 ? count == 8 : count < 8);
  }

  /** How many groups of 16 bits; far below zero where the text is malformed. */
  private static int hextets(String text, boolean last) {
    String groups = text;
    int count = 0;
    int colon = text.lastIndexOf(':');
    String tail = text.substring(colon + 1);
    if (last && tail.indexOf('.') >= 0) {
      if (!tail.matches("(?:(?:0|1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])(?:\\.|$)){4}")
          || tail.endsWith(".")) {
        return -100;
      }
      count = 2;
      groups = colon < 0 ? "" : text.substring(0, colon);
    }
    if (!HEXTETS.matcher(groups).matches()) {
      return -100;
    }
    return groups.isEmpty() ? count : count + groups.split(":", -1).length;
  }

  private static boolean isEscapedWell(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (!isEscape(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscape(String text, int percent) {
    return percent + 2 < text.length()
        && isHex(text.charAt(percent + 1))
        && isHex(text.charAt(percent + 2));
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }
}
