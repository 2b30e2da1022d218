package io.github.aiconf.simulator.model;

import java.util.regex.Pattern;

/** What keys and values of labels look like. */
public final class LabelSyntax {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_DOMAIN = 253;

  private LabelSyntax() {}

  /** Whether it is a name, perhaps with a domain and a slash before it. */
  public static boolean isKey(String text) {
    int slash = text.indexOf('/');
    String name = text.substring(slash + 1);
    return !name.isEmpty() && isValue(name) && (slash < 0 || isDomain(text.substring(0, slash)));
  }

  /** Whether it is a name, or empty. */
  public static boolean isValue(String text) {
    return text.isEmpty()
        || (text.length() <= LONGEST_NAME && NAME.matcher(text).matches());
  }

  /** Whether it is what DNS calls a subdomain, as names of most objects are. */
  static boolean isDomain(String text) {
    return text.length() <= LONGEST_DOMAIN && DOMAIN.matcher(text).matches();
  }
}
