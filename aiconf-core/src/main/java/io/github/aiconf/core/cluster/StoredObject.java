package io.github.aiconf.core.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;

/** An object out of a {@link CompactObjects}. */
record StoredObject(Value root) implements KubernetesObject {

  /** Loaded with the first typed object, since it costs some tenths of a second. */
  private static final class Mapper {
    static final ObjectMapper MAPPER = new ObjectMapper();
  }

  @Override
  public <T extends HasMetadata> T as(Class<T> type) {
    return Mapper.MAPPER.convertValue(root.json(), type);
  }
}
