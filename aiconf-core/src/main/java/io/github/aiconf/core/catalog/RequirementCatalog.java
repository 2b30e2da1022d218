package io.github.aiconf.core.catalog;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.InputException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
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
import java.util.stream.Stream;

/**
 * The requirements that a run can ask about, by id. A plugin that cannot be used is an
 * {@link InputException} naming it.
 */
public final class RequirementCatalog {

  private static final Pattern ID =
      Pattern.compile("(?:[a-z0-9]([a-z0-9.-]*[a-z0-9])?/)?[a-z][a-z0-9_]*");
  private static final Pattern CHECK_ID = Pattern.compile("[a-z][a-z0-9_]*");

  private final SortedMap<String, Requirement> requirements = new TreeMap<>();

  private RequirementCatalog(Iterable<Requirement> found) {
    found.forEach(this::add);
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
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": is not a folder; --plugins takes a folder with jars");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<URL> jars = new ArrayList<>();
      for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(url(jar));
      }
      if (jars.isEmpty()) {
        throw new InputException(folder + ": holds no *.jar; put the plugins there");
      }
      return new URLClassLoader(jars.toArray(new URL[0]), parent);
    } catch (IOException e) {
      throw new InputException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
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
    if (!ID.matcher(id).matches()) {
      throw new InputException(
          nameOf(requirement) + " declares the id '" + id
              + "'; use lower case, digits and _, with the plugin's domain in front: acme.example/nvlink_topology");
    }
    Requirement other = requirements.put(id, requirement);
    if (other != null) {
      throw new InputException("the requirement id '" + id + "' is declared by " + nameOf(other)
          + " and by " + nameOf(requirement) + "; remove one of them");
    }
    Set<String> checks = new HashSet<>();
    for (Check check : requirement.checks()) {
      if (!CHECK_ID.matcher(check.id()).matches() || !checks.add(check.id())) {
        throw new InputException(nameOf(requirement) + " has a check with the id '" + check.id()
            + "'; ids of checks are lower case with _ and stand once in a requirement");
      }
    }
    if (checks.isEmpty()) {
      throw new InputException(
          nameOf(requirement) + " has no check; a requirement needs at least one");
    }
  }

  private static boolean hasNext(Iterator<?> providers) {
    try {
      return providers.hasNext();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new InputException("a plugin cannot be loaded: " + e.getMessage(), e);
    }
  }

  private static Requirement create(ServiceLoader.Provider<Requirement> provider) {
    try {
      Requirement requirement = provider.get();
      int unused = requirement.checks().size();
      return requirement;
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InputException(
          "the plugin " + provider.type().getName() + " cannot be used: " + cause
              + "; remove it or report it to its author",
          e);
    }
  }

  private static String nameOf(Requirement requirement) {
    Class<?> type = requirement.getClass();
    CodeSource source = type.getProtectionDomain().getCodeSource();
    String jar = source == null || source.getLocation() == null
        ? ""
        : source.getLocation().getPath();
    String file = jar.substring(jar.lastIndexOf('/') + 1);
    return file.endsWith(".jar") ? type.getName() + " (" + file + ")" : type.getName();
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new InputException(jar + ": cannot be used as a plugin: " + e.getMessage(), e);
    }
  }
}
