package io.github.aiconf.core.catalog;

import io.github.aiconf.api.Requirement;
import io.github.aiconf.core.input.InputException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars in a folder of plugins: at least one with a requirement, and those that it needs. */
final class PluginJars {

  private static final String SERVICES = "META-INF/services/" + Requirement.class.getName();

  private final Path folder;

  PluginJars(Path folder) {
    this.folder = folder;
  }

  /** A loader that also sees these jars. */
  ClassLoader loader(ClassLoader parent) {
    List<Path> jars = jars();
    // Counted to the end: a loader passes over a broken jar in silence, so each has to be opened
    // here.
    long withRequirements = jars.stream().filter(PluginJars::namesRequirements).count();
    if (withRequirements == 0) {
      throw new InputException(folder + ": no *.jar here names a requirement in " + SERVICES
          + "; put plugins there that are built with @AutoService(Requirement.class)");
    }
    return new URLClassLoader(jars.stream().map(PluginJars::url).toArray(URL[]::new), parent);
  }

  private List<Path> jars() {
    if (!Files.isDirectory(folder)) {
      throw new InputException(folder + ": is not a folder; --plugins takes a folder with jars");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }

  private static boolean namesRequirements(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(SERVICES) != null;
    } catch (IOException e) {
      throw new InputException(
          jar + ": is not a jar that can be read: " + e.getMessage() + "; build or copy it again",
          e);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new InputException(jar + ": cannot be used as a plugin: " + e.getMessage(), e);
    }
  }
}
