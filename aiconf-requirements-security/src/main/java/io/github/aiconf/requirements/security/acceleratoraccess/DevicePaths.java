package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths by which a pod reaches devices, or those who hand them out. */
final class DevicePaths {

  private final List<Pattern> hostPaths;
  private final Remembered mountPaths;
  private final Remembered anyDevices;

  DevicePaths(AccessData data) {
    this.hostPaths =
        globs(data.exposures().stream().flatMap(exposure -> exposure.hostPaths().stream()));
    List<Pattern> mounts =
        globs(data.exposures().stream().flatMap(exposure -> exposure.mountPaths().stream()));
    this.mountPaths = new Remembered(path -> {
      String plain = normal(path);
      return mounts.stream().anyMatch(known -> known.matcher(plain).matches());
    });
    this.anyDevices = new Remembered(path -> leadsToDevices(path, data.accelerators()));
  }

  /** Whether a path on a node is such a path for any accelerators. */
  boolean mayLeadToDevices(String hostPath) {
    return anyDevices.answer(hostPath);
  }

  /** Whether a path on a node is such a path, lies below one, or contains one. */
  boolean leadsToDevices(String hostPath, Collection<AcceleratorProfile> accelerators) {
    String path = normal(hostPath);
    if (path.equals("/") || path.equals("/dev")) {
      return true;
    }
    Stream<Pattern> devices = path.startsWith("/dev/")
        ? accelerators.stream().flatMap(DevicePaths::devices)
        : Stream.empty();
    return Stream.concat(hostPaths.stream(), devices).anyMatch(known -> isOrContains(path, known));
  }

  /** Whether a mount at this path in a container asks its runtime for devices. */
  boolean asksForDevices(String mountPath) {
    return mountPaths.answer(mountPath);
  }

  private static Stream<Pattern> devices(AcceleratorProfile accelerator) {
    return Stream.concat(
        accelerator.deviceNodes().stream(),
        accelerator.controlDevices().stream().map(Glob::path));
  }

  /** A folder contains a match where the pattern ran out of text instead of meeting another one. */
  private static boolean isOrContains(String path, Pattern known) {
    if (known.matcher(path).matches()) {
      return true;
    }
    Matcher folder = known.matcher(path + "/");
    return folder.matches() || folder.hitEnd();
  }

  private static String normal(String path) {
    return Arrays.stream(path.split("/", -1))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .collect(Collectors.joining("/", "/", ""));
  }

  private static List<Pattern> globs(Stream<String> paths) {
    return paths.map(Glob::path).toList();
  }
}
