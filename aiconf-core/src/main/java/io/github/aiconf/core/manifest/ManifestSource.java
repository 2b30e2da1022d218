package io.github.aiconf.core.manifest;

import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.core.cluster.ClusterSource;
import io.github.aiconf.core.cluster.OpenCluster;
import io.github.aiconf.core.cluster.ReadPlan;
import io.github.aiconf.core.input.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A folder of manifests, as {@code kubectl get … -o yaml} or {@code -o json} prints them, in files
 * named {@code *.yaml}, {@code *.yml} or {@code *.json}, also with {@code .gz}; subfolders too,
 * links not. The documents of {@code /version} and of discovery may lie there as well.
 */
public final class ManifestSource implements ClusterSource {

  private static final int BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final Clock clock;

  /**
   * A folder of manifests.
   *
   * @param folder the folder
   * @param clock gives the time that objects without one are taken to be read at
   */
  public ManifestSource(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public OpenCluster open(Reads reads) {
    if (!Files.isDirectory(folder)) {
      throw new InputException(
          folder + ": is not a folder; give one with the output of kubectl get … -o yaml");
    }
    ManifestCollector collector = new ManifestCollector(new ReadPlan(reads), clock.instant());
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new InputException(folder
          + ": holds no *.yaml, *.yml or *.json; put the output of kubectl get … -o yaml there");
    }
    files.forEach(file -> read(file, collector));
    return collector.cluster(name());
  }

  private String name() {
    Path absolute = folder.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    return name == null ? absolute.toString() : name.toString();
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> isManifest(plainName(file)) || isMetrics(plainName(file)))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw InputException.unreadable(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw InputException.unreadable(folder, e);
    }
  }

  private static void read(Path file, ManifestCollector collector) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = unpacked(file, raw)) {
      String name = plainName(file);
      if (isMetrics(name)) {
        collector.metrics(in);
        return;
      }
      collector.file(file, name.substring(0, name.lastIndexOf('.')));
      ManifestReader reader = new ManifestReader(file.toString(), collector);
      if (name.endsWith(".json")) {
        reader.readJson(in);
      } else {
        reader.readYaml(in);
      }
    } catch (IOException e) {
      throw InputException.unreadable(file, e);
    }
  }

  private static InputStream unpacked(Path file, InputStream raw) throws IOException {
    InputStream buffered = new BufferedInputStream(raw, BUFFER_BYTES);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(buffered, BUFFER_BYTES) : buffered;
  }

  private static String plainName(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  private static boolean isManifest(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private static boolean isMetrics(String name) {
    return name.equals("metrics.txt");
  }
}
