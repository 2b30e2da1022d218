package io.github.aiconf.requirements.observability.servicemetrics;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import java.util.List;

/**
 * A model server that exposes metrics.
 *
 * @param name for example {@code vllm}
 * @param images repositories of its images, without registry and tag
 * @param ports where it serves metrics unless told otherwise
 * @param path of its metrics
 */
record ModelServer(String name, List<String> images, List<Integer> ports, String path) {

  static final ProfileKind<ModelServer> KIND =
      ProfileKind.of("ModelServer", ModelServer.class, "model-servers.yaml", ModelServer::read);

  /** Whether a container of this image is such a server. */
  boolean runs(String image) {
    return ImageName.isOneOf(image, images);
  }

  private static ModelServer read(ProfileFields fields) {
    return new ModelServer(
        fields.name(),
        fields.oneOrMoreTexts("images"),
        fields.numbers("ports"),
        fields.optionalText("path").orElse("/metrics"));
  }
}
