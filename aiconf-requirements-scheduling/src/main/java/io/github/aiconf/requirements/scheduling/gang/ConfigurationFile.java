package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import io.github.aiconf.api.cluster.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file in a ConfigMap that configures a component.
 *
 * @param configMaps usual names of the ConfigMap
 * @param key usual key of the file
 */
record ConfigurationFile(List<String> configMaps, String key) {

  /** A file that was found. */
  record Found(KubernetesObject configMap, String key, String text) {

    /**
     * What stands in it; absent where it is empty.
     *
     * @throws io.github.aiconf.api.cluster.UnreadableException if it is malformed
     */
    Value content(CheckContext context) {
      return context.yaml(text, configMap.reference() + ", " + path(""));
    }

    /** A field of the file, with what stands there. */
    Observation observed(String field, String value) {
      return Observation.of(configMap, path(field), value);
    }

    /** The path of a field of the file in its ConfigMap. */
    String path(String field) {
      return "data[" + key + "]" + (field.isEmpty() ? "" : "." + field);
    }
  }

  static ConfigurationFile read(ProfileFields fields) {
    return new ConfigurationFile(fields.oneOrMoreTexts("configMaps"), fields.text("key"));
  }

  /** What {@link #find} reads. */
  Reads reads() {
    Reads reads = Reads.none();
    for (String name : configMaps) {
      reads = reads.named(Resources.CONFIG_MAPS, name);
    }
    return reads;
  }

  /**
   * The file in one of these namespaces.
   *
   * @throws io.github.aiconf.api.cluster.UnreadableException if ConfigMaps cannot be read
   */
  Optional<Found> find(Cluster cluster, Set<String> namespaces) {
    return configMaps.stream()
        .flatMap(name -> cluster.named(Resources.CONFIG_MAPS, name).stream())
        .filter(configMap -> namespaces.contains(configMap.namespace()))
        .flatMap(configMap -> in(configMap).stream())
        .findFirst();
  }

  /** The file under its usual key, or the only file. */
  private Optional<Found> in(KubernetesObject configMap) {
    Map<String, String> files = configMap.at("data").strings();
    return files.keySet().stream()
        .filter(name -> name.equals(key) || files.size() == 1)
        .findFirst()
        .map(name -> new Found(configMap, name, files.getOrDefault(name, "")));
  }

  /** Where it is looked for, for a reader. */
  String shown() {
    return "ConfigMap " + String.join(" or ", configMaps) + ", key " + key;
  }
}
