package io.github.aiconf.simulator.selector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses and networks, IPv4 and IPv6. */
final class NetworkFunctions {

  private static final int V4_BYTES = 4;
  private static final int V6_BYTES = 16;

  private NetworkFunctions() {}

  /** An address. */
  static final class Ip {

    private final byte[] bytes;

    /** Keeps the array, which must not change. */
    Ip(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean isV4() {
      return bytes.length == V4_BYTES;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ip ip && Arrays.equals(bytes, ip.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    /** The canonical form. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      if (isV4()) {
        for (byte part : bytes) {
          text.append(text.isEmpty() ? "" : ".").append(part & 0xff);
        }
        return text.toString();
      }
      int[] fields = new int[V6_BYTES / 2];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
      }
      int from = 0;
      int length = 1;
      for (int i = 0; i < fields.length; i++) {
        int zeros = 0;
        while (i + zeros < fields.length && fields[i + zeros] == 0) {
          zeros++;
        }
        if (zeros > length) {
          from = i;
          length = zeros;
        }
      }
      for (int i = 0; i < fields.length; i++) {
        if (length > 1 && i == from) {
          text.append("::");
          i += length - 1;
        } else {
          boolean separated = text.isEmpty() || text.charAt(text.length() - 1) == ':';
          text.append(separated ? "" : ":").append(Integer.toHexString(fields[i]));
        }
      }
      return text.toString();
    }
  }

  /**
   * A network.
   *
   * @param address any address in it
   * @param prefix how many bits all its addresses share
   */
  record Cidr(Ip address, int prefix) {

    boolean contains(Ip ip) {
      if (ip.bytes.length != address.bytes.length) {
        return false;
      }
      return Arrays.equals(masked(ip, prefix).bytes, masked(address, prefix).bytes);
    }

    private static Ip masked(Ip ip, int bits) {
      byte[] masked = ip.bytes.clone();
      for (int i = 0; i < masked.length; i++) {
        int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
        masked[i] &= (byte) (0xff00 >> kept);
      }
      return new Ip(masked);
    }

    @Override
    public String toString() {
      return address + "/" + prefix;
    }
  }

  static void register(FunctionTable.Implementations to) {
    to.overload("string_to_ip", values -> ipOrError((String) values[0]));
    to.overload("is_ip", values -> parseIp((String) values[0]) != null);
    to.overload("ip_is_canonical", values -> {
      Object ip = ipOrError((String) values[0]);
      return ip instanceof EvalError ? ip : (Object) ip.toString().equals(values[0]);
    });
    to.overload("ip_to_string", values -> values[0].toString());
    to.overload("ip_family", values -> ((Ip) values[0]).isV4() ? 4L : 6L);
    to.overload("ip_is_unspecified", values -> isUnspecified((Ip) values[0]));
    to.overload("ip_is_loopback", values -> isLoopback((Ip) values[0]));
    to.overload("ip_is_link_local_multicast", values -> isLinkLocalMulticast((Ip) values[0]));
    to.overload("ip_is_link_local_unicast", values -> isLinkLocalUnicast((Ip) values[0]));
    to.overload("ip_is_global_unicast", values -> isGlobalUnicast((Ip) values[0]));
    to.overload("string_to_cidr", values -> cidrOrError((String) values[0]));
    to.overload("is_cidr", values -> parseCidr((String) values[0]) != null);
    to.overload("cidr_to_string", values -> values[0].toString());
    to.overload("cidr_ip", values -> ((Cidr) values[0]).address());
    to.overload("cidr_prefix_length", values -> (long) ((Cidr) values[0]).prefix());
    to.overload("cidr_masked", values -> {
      Cidr cidr = (Cidr) values[0];
      return new Cidr(Cidr.masked(cidr.address(), cidr.prefix()), cidr.prefix());
    });
    to.overload("cidr_contains_ip_ip", values -> ((Cidr) values[0]).contains((Ip) values[1]));
    to.overload("cidr_contains_ip_string", values -> {
      // Kubernetes takes whatever is no address as a call with wrong types of which the network is
      // the first argument, so that the error is lost; what remains is an error all the same.
      Ip ip = parseIp((String) values[1]);
      return ip == null ? EvalError.NO_SUCH_OVERLOAD : (Object) ((Cidr) values[0]).contains(ip);
    });
    to.overload("cidr_contains_cidr", values -> contains((Cidr) values[0], (Cidr) values[1]));
    to.overload("cidr_contains_cidr_string", values -> {
      Object other = cidrOrError((String) values[1]);
      return other instanceof Cidr cidr ? (Object) contains((Cidr) values[0], cidr) : other;
    });
  }

  private static boolean contains(Cidr outer, Cidr inner) {
    return outer.prefix() <= inner.prefix() && outer.contains(inner.address());
  }

  private static Object ipOrError(String text) {
    Ip ip = parseIp(text);
    return ip == null ? new EvalError("IP address parse error") : ip;
  }

  private static Object cidrOrError(String text) {
    Cidr cidr = parseCidr(text);
    return cidr == null ? new EvalError("network address parse error") : cidr;
  }

  private static boolean isUnspecified(Ip ip) {
    return Arrays.equals(ip.bytes, new byte[ip.bytes.length]);
  }

  private static boolean isLoopback(Ip ip) {
    if (ip.isV4()) {
      return ip.bytes[0] == 127;
    }
    byte[] loopback = new byte[V6_BYTES];
    loopback[V6_BYTES - 1] = 1;
    return Arrays.equals(ip.bytes, loopback);
  }

  private static boolean isLinkLocalMulticast(Ip ip) {
    return ip.isV4()
        ? at(ip, 0) == 224 && at(ip, 1) == 0 && at(ip, 2) == 0
        : at(ip, 0) == 0xff && (at(ip, 1) & 0x0f) == 2;
  }

  private static boolean isLinkLocalUnicast(Ip ip) {
    return ip.isV4()
        ? at(ip, 0) == 169 && at(ip, 1) == 254
        : at(ip, 0) == 0xfe && (at(ip, 1) & 0xc0) == 0x80;
  }

  private static boolean isGlobalUnicast(Ip ip) {
    boolean broadcast = ip.isV4() && Arrays.equals(ip.bytes, new byte[] {-1, -1, -1, -1});
    boolean multicast = ip.isV4() ? (at(ip, 0) & 0xf0) == 0xe0 : at(ip, 0) == 0xff;
    return !broadcast
        && !multicast
        && !isUnspecified(ip)
        && !isLoopback(ip)
        && !isLinkLocalUnicast(ip);
  }

  private static int at(Ip ip, int index) {
    return ip.bytes[index] & 0xff;
  }

  /** Reads an address; null if the text is none, names a zone, or maps one of IPv4 into IPv6. */
  static @Nullable Ip parseIp(String text) {
    Ip ip = text.indexOf('%') >= 0 ? null : parseAny(text);
    return ip != null && isMapped(ip) ? null : ip;
  }

  /** Reads an address without zone, mapped or not. */
  static @Nullable Ip parseAny(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '.') {
        return v4(text);
      } else if (text.charAt(i) == ':') {
        return v6(text);
      }
    }
    return null;
  }

  private static boolean isMapped(Ip ip) {
    if (ip.isV4() || at(ip, 10) != 0xff || at(ip, 11) != 0xff) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (ip.bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Ip v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != V4_BYTES) {
      return null;
    }
    byte[] bytes = new byte[V4_BYTES];
    for (int i = 0; i < parts.length; i++) {
      int value = decimal(parts[i], 255);
      if (value < 0) {
        return null;
      }
      bytes[i] = (byte) value;
    }
    return new Ip(bytes);
  }

  /** A number without leading zeros, or -1. */
  private static int decimal(String text, int most) {
    if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value > most ? -1 : value;
  }

  private static @Nullable Ip v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      byte[] all = fields(text, true);
      return all != null && all.length == V6_BYTES ? new Ip(all) : null;
    }
    byte[] before = gap == 0 ? new byte[0] : fields(text.substring(0, gap), false);
    String rest = text.substring(gap + 2);
    byte[] after = rest.isEmpty() ? new byte[0] : fields(rest, true);
    if (before == null || after == null || before.length + after.length > V6_BYTES - 2) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(before, V6_BYTES);
    System.arraycopy(after, 0, bytes, V6_BYTES - after.length, after.length);
    return new Ip(bytes);
  }

  /** The bytes of fields between colons, of which the last can be an address of IPv4. */
  private static byte @Nullable [] fields(String text, boolean last) {
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[parts.length * 2 + 2];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
        Ip embedded = v4(parts[i]);
        if (embedded == null) {
          return null;
        }
        System.arraycopy(embedded.bytes, 0, bytes, length, V4_BYTES);
        length += V4_BYTES;
      } else {
        if (parts[i].isEmpty() || parts[i].length() > 4) {
          return null;
        }
        int value = 0;
        for (int j = 0; j < parts[i].length(); j++) {
          char c = parts[i].charAt(j);
          int digit = c < 0x80 ? Character.digit(c, 16) : -1;
          if (digit < 0) {
            return null;
          }
          value = value << 4 | digit;
        }
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  private static @Nullable Cidr parseCidr(String text) {
    int slash = text.lastIndexOf('/');
    Ip ip = slash < 0 ? null : parseIp(text.substring(0, slash));
    if (ip == null) {
      return null;
    }
    int prefix = decimal(text.substring(slash + 1), ip.bytes.length * Byte.SIZE);
    return prefix < 0 ? null : new Cidr(ip, prefix);
  }
}
