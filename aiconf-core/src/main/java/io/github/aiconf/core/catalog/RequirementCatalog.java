package io.github.aiconf.core.catalog;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Checklist;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.input.InputException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The requirements that a run can ask about, by id. A plugin that cannot be used is an
 * {@link InputException} naming it.
 */
public final class RequirementCatalog {

  private static final Pattern ID =
      Pattern.compile("(?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?/)?[a-z][a-z0-9_]*");
  private static final Pattern CHECK_ID = Pattern.compile("[a-z][a-z0-9_]*");

  private final SortedMap<String, Requirement> requirements = new TreeMap<>();
  private final Set<String> idsOfChecklists = Checklists.all().stream()
      .flatMap(checklist -> checklist.items().stream().map(Checklist.Item::id))
      .collect(Collectors.toSet());

  private RequirementCatalog(Iterable<Requirement> found) {
    for (Requirement requirement : found) {
      try {
        add(requirement);
      } catch (InputException e) {
        throw e;
      } catch (RuntimeException | LinkageError e) {
        throw unusable(requirement.getClass(), e);
      }
    }
  }

  /** Exactly these requirements, for tests and embedders. */
  public static RequirementCatalog of(Requirement... requirements) {
    return new RequirementCatalog(List.of(requirements));
  }

  /** All requirements on the class path of a loader. */
  public static RequirementCatalog load(ClassLoader loader) {
    List<Requirement> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<Requirement>> providers =
        ServiceLoader.load(Requirement.class, loader).stream().iterator();
    while (hasNext(providers)) {
      found.add(create(providers.next()));
    }
    return new RequirementCatalog(found);
  }

  /**
   * A loader that also sees the jars in a folder.
   *
   * @throws InputException if the folder cannot be used
   */
  public static ClassLoader withPlugins(ClassLoader parent, Path folder) {
    return new PluginJars(folder).loader(parent);
  }

  /** All requirements, by id. */
  public List<Requirement> requirements() {
    return List.copyOf(requirements.values());
  }

  /** The requirement with this id. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(requirements.get(id));
  }

  private void add(Requirement requirement) {
    String id = requirement.id();
    requireUsable(requirement, id);
    Requirement other = requirements.put(id, requirement);
    if (other != null) {
      throw new InputException("the requirement id '" + id + "' is declared by "
          + nameOf(other.getClass()) + " and by " + nameOf(requirement.getClass())
          + "; remove one of them");
    }
    Set<String> checks = new HashSet<>();
    for (Check check : requirement.checks()) {
      if (!CHECK_ID.matcher(check.id()).matches() || !checks.add(check.id())) {
        throw refused(
            requirement,
            "has a check with the id '" + check.id()
                + "'; ids of checks are lower case with _ and stand once in a requirement");
      }
      requireText(requirement, check.id() + ".question()", check.question());
      requireText(requirement, check.id() + ".proves()", check.proves());
      requireText(requirement, check.id() + ".depth()", check.depth().name());
    }
    if (checks.isEmpty()) {
      throw refused(requirement, "has no check; a requirement needs at least one");
    }
  }

  private void requireUsable(Requirement requirement, String id) {
    if (!ID.matcher(id).matches()) {
      throw refused(
          requirement,
          "declares the id '" + id
              + "'; use lower case, digits and _, with the plugin's domain in front: acme.example/nvlink_topology");
    }
    boolean known = id.indexOf('/') >= 0 || idsOfChecklists.contains(id);
    if (!known) {
      throw refused(
          requirement,
          "declares the id '" + id
              + "', which is in no checklist; put the plugin's domain in front: acme.example/"
              + id);
    }
    requireText(requirement, "title()", requirement.title());
    requireText(requirement, "meaning()", requirement.meaning());
    requireText(requirement, "level()", requirement.level().name());
  }

  private static void requireText(Requirement requirement, String what, String text) {
    if (text.isBlank()) {
      throw refused(requirement, "has an empty " + what + "; aiconf explain prints it");
    }
  }

  private static boolean hasNext(Iterator<?> providers) {
    try {
      return providers.hasNext();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new InputException(
          "a plugin cannot be loaded: " + e.getMessage()
              + "; remove its jar, or report it to its author",
          e);
    }
  }

  private static Requirement create(ServiceLoader.Provider<Requirement> provider) {
    try {
      return provider.get();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      throw unusable(provider.type(), e.getCause() == null ? e : e.getCause());
    }
  }

  private static InputException refused(Requirement requirement, String problem) {
    return new InputException("the plugin " + nameOf(requirement.getClass()) + " " + problem);
  }

  private static InputException unusable(Class<?> type, Throwable problem) {
    return new InputException(
        "the plugin " + nameOf(type) + " cannot be used: " + problem
            + "; remove it, or report it to its author",
        problem);
  }

  /** The class, and the jar that it comes from. */
  private static String nameOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String jar = source == null || source.getLocation() == null
        ? ""
        : source.getLocation().getPath();
    String file = jar.substring(jar.lastIndexOf('/') + 1);
    return file.endsWith(".jar") ? type.getName() + " (" + file + ")" : type.getName();
  }
}
