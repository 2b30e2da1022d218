package io.github.aiconf.core;

import io.github.aiconf.api.cluster.Gap;
import io.github.aiconf.api.cluster.UnreadableException;
import io.github.aiconf.api.cluster.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads the configuration of components as they do, with the YAML of Go's usual parser: aliases and
 * merge keys are followed, and of a key that stands twice the last one counts. A component that
 * refuses such a key does not start with it, so nothing is taken for granted that does not apply.
 */
final class ComponentYaml {

  private static final String NEXT =
      "Correct it; until then the component uses a configuration that cannot be seen here.";

  private ComponentYaml() {}

  /**
   * The mapping in a text; absent where there is none.
   *
   * @throws UnreadableException that names {@code where} and the line
   */
  static Value read(String text, String where) {
    Object loaded;
    try {
      loaded = parser().load(text);
    } catch (YAMLException e) {
      throw unreadable(where, problem(e));
    }
    if (loaded != null && !(loaded instanceof Map)) {
      throw unreadable(where, "it is no mapping");
    }
    return Value.of(new Copy(where).of(loaded));
  }

  private static Yaml parser() {
    LoaderOptions options = new LoaderOptions();
    options.setWarnOnDuplicateKeys(false);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new ScalarConstructor(options), new Representer(unused), unused, options, new Scalars());
  }

  private static String problem(YAMLException e) {
    if (!(e instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
      return String.valueOf(e.getMessage());
    }
    String context = marked.getContext() == null ? "" : marked.getContext() + ", ";
    return "line " + (marked.getProblemMark().getLine() + 1) + ": " + context + marked.getProblem();
  }

  private static UnreadableException unreadable(String where, String detail) {
    return new UnreadableException(new Gap(
        where, Gap.Cause.AMBIGUOUS, detail.replaceAll("\\s*[\\r\\n]+\\s*", " ").strip(), NEXT));
  }

  /** Which plain scalars are something else than a text: no times, and the booleans of Go. */
  private static final class Scalars extends Resolver {

    private static final Pattern ONE_LETTER = Pattern.compile("[yYnN]");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
      addImplicitResolver(Tag.BOOL, ONE_LETTER, "yYnN");
      addImplicitResolver(Tag.INT, INT, "-+0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  private static final class ScalarConstructor extends SafeConstructor {

    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    ScalarConstructor(LoaderOptions options) {
      super(options);
      yamlConstructors.put(Tag.BOOL, new AbstractConstruct() {
        @Override
        public Object construct(Node node) {
          return TRUE.contains(((ScalarNode) node).getValue().toLowerCase(Locale.ROOT));
        }
      });
    }
  }

  /**
   * Copies what was loaded into mappings by text, lists and scalars. What several aliases refer to
   * is copied once, so that a few aliases of aliases do not fill the memory.
   */
  private static final class Copy {

    private final String where;
    private final IdentityHashMap<Object, Object> copies = new IdentityHashMap<>();
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());

    Copy(String where) {
      this.where = where;
    }

    @Nullable
    Object of(@Nullable Object loaded) {
      if (loaded instanceof Map<?, ?> || loaded instanceof List<?>) {
        return structure(loaded);
      }
      if (loaded == null
          || loaded instanceof String
          || loaded instanceof Number
          || loaded instanceof Boolean) {
        return loaded;
      }
      throw unreadable(where, "a value has a tag that no component needs");
    }

    private Object structure(Object loaded) {
      Object known = copies.get(loaded);
      if (known != null) {
        return known;
      }
      if (!around.add(loaded)) {
        throw unreadable(where, "an alias stands within what it refers to");
      }
      Object copy = loaded instanceof List<?> list ? list(list) : map((Map<?, ?>) loaded);
      copies.put(loaded, copy);
      return copy;
    }

    private List<@Nullable Object> list(List<?> loaded) {
      List<@Nullable Object> list = new ArrayList<>();
      loaded.forEach(item -> list.add(of(item)));
      return list;
    }

    private Map<String, @Nullable Object> map(Map<?, ?> loaded) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      loaded.forEach((key, value) -> map.put(String.valueOf(of(key)), of(value)));
      return map;
    }
  }
}
