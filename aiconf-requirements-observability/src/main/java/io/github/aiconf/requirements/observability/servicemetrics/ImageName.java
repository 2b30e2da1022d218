package io.github.aiconf.requirements.observability.servicemetrics;

import java.util.Collection;

/** The repository in the name of a container image. */
final class ImageName {

  private ImageName() {}

  /**
   * Whether the repository of an image is one of these, wherever it is mirrored:
   * {@code registry.acme.example:5000/hub/vllm/vllm-openai:v0.9} is {@code vllm/vllm-openai}. A
   * trailing {@code *} stands for any rest.
   */
  static boolean isOneOf(String image, Collection<String> repositories) {
    String repository = "/" + repository(image);
    return repositories.stream()
        .anyMatch(wanted -> wanted.endsWith("*")
            ? repository.contains("/" + wanted.substring(0, wanted.length() - 1))
            : repository.endsWith("/" + wanted));
  }

  private static String repository(String image) {
    int digest = image.indexOf('@');
    String tagged = digest < 0 ? image : image.substring(0, digest);
    int tag = tagged.lastIndexOf(':');
    return tag > tagged.lastIndexOf('/') ? tagged.substring(0, tag) : tagged;
  }
}
