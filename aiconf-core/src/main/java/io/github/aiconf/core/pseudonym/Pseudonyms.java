package io.github.aiconf.core.pseudonym;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.aiconf.core.cluster.CompactObjects;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces names in objects: those of nodes wherever they stand, also inside longer names; those of
 * namespaces that no known component has, in the fields that name namespaces; addresses, and names
 * of hosts, in the fields that hold them. The same name always gets the same pseudonym, so that
 * references still meet. Names of workloads stay: checks know components by them.
 */
public final class Pseudonyms {

  /**
   * Namespaces of Kubernetes and of components say nothing about their owner, and checks know them.
   */
  private static final Pattern COMPONENT_NAMESPACE = Pattern.compile(
      "default|kube-.*|.*-system|.*-operator|openshift(-.*)?|monitoring|gateway-.*|cert-manager|kai-scheduler|yunikorn|"
          + "nvidia-.*|istio-.*|traefik|envoy-gateway.*|keda|knative-.*");

  private static final Set<String> NAMESPACE_FIELDS = Set.of(
      "namespace",
      "matchNames",
      "namespaces",
      "allowNamespaces",
      "denyNamespaces",
      "kubernetes.io/metadata.name");

  private static final Set<String> HOST_FIELDS =
      Set.of("hostname", "hostnames", "externalName", "server", "host", "hosts");

  /** The name of a Service for DNS holds that of its namespace. */
  private static final Pattern SERVICE_HOST = Pattern.compile("(?<=\\.)([a-z0-9-]+)(?=\\.svc\\b)");

  /** What stands between the characters that no name of an object has. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  /** The longest name that an object may have. */
  private static final int LONGEST_NAME = 253;

  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

  private static final Pattern ADDRESS = Pattern.compile("(?<![\\w.:-])(?:" + OCTET + "(?:\\."
      + OCTET + "){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?![\\w.-]|:\\w*:)");

  private final PseudonymTable table;
  private final Set<String> nodes = new HashSet<>();

  /** Replaces by a table, and adds to it. */
  public Pseudonyms(PseudonymTable table) {
    this.table = table;
  }

  /** Learns the name of a node before any object names it. */
  public void learnNode(String name) {
    nodes.add(name);
    String unused = table.of(PseudonymTable.Sort.NODE, name);
  }

  /** The pseudonym of the name of the cluster. */
  public String cluster(String name) {
    return table.of(PseudonymTable.Sort.CLUSTER, name);
  }

  /** The objects with names replaced. */
  public CompactObjects replace(CompactObjects objects) throws IOException {
    return objects.rewritten((from, to) -> copy(from, to, "", new Place()));
  }

  /**
   * What a field means may depend on the kind of the object, which stands in front of everything
   * else.
   */
  private static final class Place {
    String kind = "";
    int depth;
  }

  private void copy(JsonParser parser, JsonGenerator out, String field, Place place)
      throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        out.writeStartObject();
        place.depth++;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
          out.writeFieldName(nodes.contains(name) ? text("", name) : name);
          JsonToken token = parser.nextToken();
          if (place.depth == 1 && name.equals("kind") && token == JsonToken.VALUE_STRING) {
            place.kind = parser.getText();
          }
          copy(parser, out, inMetadataOf(place, field, name), place);
        }
        place.depth--;
        out.writeEndObject();
      }
      case START_ARRAY -> {
        out.writeStartArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          copy(parser, out, field, place);
        }
        out.writeEndArray();
      }
      case VALUE_STRING -> out.writeString(text(field, parser.getText()));
      default -> out.copyCurrentEvent(parser);
    }
  }

  /** The own name of a Namespace stands in the field {@code name} like any other. */
  private static String inMetadataOf(Place place, String field, String name) {
    boolean ownName = place.depth == 2 && field.equals("metadata") && name.equals("name");
    return ownName && place.kind.equals("Namespace") ? "namespace" : name;
  }

  private String text(String field, String text) {
    if (NAMESPACE_FIELDS.contains(field)) {
      return namespace(text);
    }
    if (nodes.contains(text)) {
      return table.of(PseudonymTable.Sort.NODE, text);
    }
    boolean isHost =
        text.indexOf('.') > 0 && !isAddress(text) && !SERVICE_HOST.matcher(text).find();
    if (HOST_FIELDS.contains(field) && isHost) {
      return table.of(PseudonymTable.Sort.HOST, text);
    }
    String hosts = SERVICE_HOST.matcher(text).replaceAll(match -> namespace(match.group()));
    return addresses(nodesInside(hosts));
  }

  private String namespace(String name) {
    boolean isKept = COMPONENT_NAMESPACE.matcher(name).matches();
    return isKept ? name : table.of(PseudonymTable.Sort.NAMESPACE, name);
  }

  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private String addresses(String text) {
    if (text.indexOf('.') < 0 && text.indexOf(':') < 0) {
      return text;
    }
    Matcher matcher = ADDRESS.matcher(text);
    return matcher.replaceAll(match -> Matcher.quoteReplacement(
        isKept(match.group())
            ? match.group()
            : table.of(PseudonymTable.Sort.ADDRESS, match.group())));
  }

  /** Addresses that mean the same everywhere, and versions that look like an address. */
  private static boolean isKept(String address) {
    return address.startsWith("127.")
        || address.startsWith("0.")
        || address.equals("::")
        || address.equals("::1")
        || address.chars().filter(Character::isLetterOrDigit).count() < 4;
  }

  /**
   * Names of objects that belong to a node begin with its name, or hold it between dashes and dots.
   */
  private String nodesInside(String text) {
    Matcher words = WORD.matcher(text);
    return words.replaceAll(word -> Matcher.quoteReplacement(nodesInsideWord(word.group())));
  }

  private String nodesInsideWord(String word) {
    if (word.length() > LONGEST_NAME) {
      return word;
    }
    for (int start = 0; start < word.length(); start = afterBorder(word, start)) {
      for (int end = word.length(); end > start; end = border(word, end - 1)) {
        String part = word.substring(start, end);
        if (nodes.contains(part)) {
          String rest = nodesInsideWord(word.substring(end));
          return word.substring(0, start) + table.of(PseudonymTable.Sort.NODE, part) + rest;
        }
      }
    }
    return word;
  }

  private static int afterBorder(String word, int from) {
    for (int i = from; i < word.length(); i++) {
      if (isBorder(word.charAt(i))) {
        return i + 1;
      }
    }
    return word.length();
  }

  /** The last border at or before a position; 0 where there is none. */
  private static int border(String word, int from) {
    for (int i = from; i > 0; i--) {
      if (isBorder(word.charAt(i))) {
        return i;
      }
    }
    return 0;
  }

  private static boolean isBorder(char c) {
    return c == '-' || c == '.';
  }
}
