package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A component whose objects are groups of pods, but that is no gang scheduler of Kubernetes: it
 * needs one, or it has a scheduler of its own outside of Kubernetes.
 *
 * @param name for example {@code leaderworkerset}
 * @param title its name in a sentence
 * @param api the resource that shows that it is installed
 * @param controllers its Deployments
 * @param namespaces where it is usually installed
 * @param configuration the file that configures it
 * @param provider where that file names the gang scheduler that is used
 * @param ownScheduler whether groups are placed by a scheduler outside of Kubernetes
 */
record GroupApi(
    String name,
    String title,
    ResourceType api,
    List<ControllerMatch> controllers,
    List<String> namespaces,
    Optional<ConfigurationFile> configuration,
    Optional<String> provider,
    boolean ownScheduler) {

  static final ProfileKind<GroupApi> KIND =
      ProfileKind.of("GroupApi", GroupApi.class, "group-apis.yaml", GroupApi::read);

  private static GroupApi read(ProfileFields fields) {
    return new GroupApi(
        fields.name(),
        fields.text("title"),
        fields.resource("api"),
        fields.children("controllers").stream().map(ControllerMatch::read).toList(),
        fields.texts("namespaces"),
        fields.child("configuration").map(ConfigurationFile::read),
        fields.optionalText("provider"),
        fields.flag("ownScheduler"));
  }
}
