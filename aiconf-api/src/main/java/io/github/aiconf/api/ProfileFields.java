package io.github.aiconf.api;

import io.github.aiconf.api.cluster.ResourceType;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The fields of a profile document, read strictly: what is missing, of the wrong form or unknown is
 * a {@link ProfileException} with its path.
 */
public final class ProfileFields {

  private final Value value;
  private final String path;
  private final Set<String> read = new HashSet<>();
  private final List<ProfileFields> children = new ArrayList<>();

  /** The fields of a whole document. */
  public ProfileFields(Value document) {
    this(document, "");
    read.add("kind");
  }

  private ProfileFields(Value value, String path) {
    this.value = value;
    this.path = path;
  }

  /** The field {@code name}. */
  public String name() {
    return text("name");
  }

  /** A field that must be there. */
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> refused(key, "is missing"));
  }

  /** A field that may be absent. */
  public Optional<String> optionalText(String key) {
    Value field = field(key);
    if (!field.isPresent()) {
      return Optional.empty();
    }
    if (!field.isScalar() || field.text().isBlank()) {
      throw refused(key, "must be a text");
    }
    return Optional.of(field.text());
  }

  /** A list of texts; empty where it is absent. */
  public List<String> texts(String key) {
    return each(key, (text, place) -> {
      if (text.isBlank()) {
        throw new ProfileException(place, "must be a text");
      }
      return text;
    });
  }

  /** A list of at least one text. */
  public List<String> oneOrMoreTexts(String key) {
    return oneOrMore(key, texts(key));
  }

  /** A list of labels as {@code key=value}; empty where it is absent. */
  public List<String> labels(String key) {
    return each(key, (text, place) -> {
      if (text.indexOf('=') < 1) {
        throw new ProfileException(place, "must have the form key=value, not '" + text + "'");
      }
      return text;
    });
  }

  /**
   * One of a few words that must be there: the constants in lower case, with hyphens.
   *
   * @param words the type of the constants
   */
  public <E extends Enum<E>> E oneOf(String key, Class<E> words) {
    String text = text(key);
    List<String> known = new ArrayList<>();
    for (E constant : words.getEnumConstants()) {
      String word = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (word.equals(text)) {
        return constant;
      }
      known.add(word);
    }
    throw refused(key, "must be one of " + String.join(", ", known) + ", not '" + text + "'");
  }

  /** A yes or no; no where it is absent. */
  public boolean flag(String key) {
    Value field = field(key);
    String text = field.text();
    if (field.isPresent() && !text.equals("true") && !text.equals("false")) {
      throw refused(key, "must be true or false");
    }
    return text.equals("true");
  }

  /** A whole number that must be there. */
  public int number(String key) {
    return number(text(key), at(key));
  }

  /** A list of whole numbers; empty where it is absent. */
  public List<Integer> numbers(String key) {
    return each(key, ProfileFields::number);
  }

  /** A regular expression that may be absent. */
  public Optional<Pattern> optionalPattern(String key) {
    return optionalText(key).map(text -> {
      try {
        return Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw refused(key, "is not a regular expression: " + e.getDescription());
      }
    });
  }

  /** Texts by key; empty where the field is absent. */
  public Map<String, String> textMap(String key) {
    Value field = field(key);
    if (field.isPresent() && !field.isObject()) {
      throw refused(key, "must be a mapping");
    }
    field.fields().forEach((name, value) -> {
      if (!value.isScalar()) {
        throw new ProfileException(at(key) + "." + name, "must be a text");
      }
    });
    return field.strings();
  }

  /** A resource, written as {@code deployments.apps/Deployment}: plural, group, kind. */
  public ResourceType resource(String key) {
    return resource(text(key), at(key));
  }

  /** A resource that may be absent. */
  public Optional<ResourceType> optionalResource(String key) {
    return optionalText(key).map(text -> resource(text, at(key)));
  }

  /** A list of resources; empty where it is absent. */
  public List<ResourceType> resources(String key) {
    return each(key, ProfileFields::resource);
  }

  /** A list of mappings; empty where it is absent. */
  public List<ProfileFields> children(String key) {
    List<ProfileFields> found = new ArrayList<>();
    for (Value item : list(key)) {
      found.add(child(item, at(key) + "[" + found.size() + "]"));
    }
    return found;
  }

  /** A list of at least one mapping. */
  public List<ProfileFields> oneOrMoreChildren(String key) {
    return oneOrMore(key, children(key));
  }

  /** A mapping that may be absent. */
  public Optional<ProfileFields> child(String key) {
    Value field = field(key);
    return field.isPresent() ? Optional.of(child(field, at(key))) : Optional.empty();
  }

  /**
   * What to throw where the value of a field will not do, alone or beside the others.
   *
   * @param problem what is wrong and what is expected
   */
  public ProfileException refused(String key, String problem) {
    return new ProfileException(at(key), problem);
  }

  /**
   * Refuses fields that nobody read: a misspelt field would otherwise be ignored in silence.
   *
   * @throws ProfileException for the first one
   */
  public void rejectUnread() {
    Set<String> unknown = new TreeSet<>(value.fields().keySet());
    unknown.removeAll(read);
    for (String key : unknown) {
      throw refused(key, "is not a field; known are " + String.join(", ", new TreeSet<>(read)));
    }
    children.forEach(ProfileFields::rejectUnread);
  }

  private static ResourceType resource(String text, String place) {
    return ResourceType.parse(text)
        .orElseThrow(() -> new ProfileException(
            place, "must have the form plural.group/Kind, not '" + text + "'"));
  }

  private static int number(String text, String place) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new ProfileException(place, "must be a whole number, not '" + text + "'");
    }
  }

  private ProfileFields child(Value item, String childPath) {
    if (!item.isObject()) {
      throw new ProfileException(childPath, "must be a mapping");
    }
    ProfileFields child = new ProfileFields(item, childPath);
    children.add(child);
    return child;
  }

  /**
   * What is read of each item of a list, by its place and its text, which is empty for no scalar.
   */
  private <T> List<T> each(String key, BiFunction<String, String, T> reader) {
    List<T> found = new ArrayList<>();
    for (Value item : list(key)) {
      found.add(reader.apply(item.text(), at(key) + "[" + found.size() + "]"));
    }
    return List.copyOf(found);
  }

  private List<Value> list(String key) {
    Value field = field(key);
    if (field.isPresent() && !field.isList()) {
      throw refused(key, "must be a list");
    }
    return field.items();
  }

  private <T> List<T> oneOrMore(String key, List<T> items) {
    if (items.isEmpty()) {
      throw refused(key, "must have at least one entry");
    }
    return items;
  }

  private Value field(String key) {
    read.add(key);
    return value.get(key);
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
