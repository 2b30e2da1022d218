package io.github.aiconf.requirements.security.acceleratoraccess;

import io.github.aiconf.api.AcceleratorProfile;
import io.github.aiconf.api.Profiles;
import java.util.List;
import java.util.Optional;

/** The profiles of a run, as far as access to accelerators is concerned. */
record AccessData(
    List<AcceleratorProfile> accelerators,
    List<DeviceExposure> exposures,
    List<HardeningSetting> settings) {

  static AccessData of(Profiles profiles) {
    return new AccessData(
        profiles.all(AcceleratorProfile.KIND),
        profiles.all(DeviceExposure.KIND),
        profiles.all(HardeningSetting.KIND));
  }

  Optional<AcceleratorProfile> ofDriver(String driver) {
    return accelerators.stream().filter(p -> p.draDrivers().contains(driver)).findFirst();
  }

  /** Whether a driver or resource that no profile knows is likely to be one of accelerators. */
  boolean looksLikeAccelerator(String name) {
    return exposures.stream()
        .flatMap(exposure -> exposure.acceleratorNames().stream())
        .anyMatch(pattern -> pattern.matcher(name).find());
  }

  boolean isKnownResource(String resource) {
    return accelerators.stream().anyMatch(p -> p.hasExtendedResource(resource));
  }

  List<String> adminAccessLabels() {
    return exposures.stream().flatMap(e -> e.adminAccessLabels().stream()).toList();
  }
}
