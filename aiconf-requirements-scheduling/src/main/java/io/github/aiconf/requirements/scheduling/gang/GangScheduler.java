package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.ProfileFields;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.List;
import java.util.Optional;

/**
 * A component that places gangs: what it is made of and how it shows that it works.
 *
 * @param name for example {@code volcano}
 * @param title its name in a sentence
 * @param apis its resources, the one that shows that it is installed first; none where pods ask by
 *     annotations alone
 * @param controllers its Deployments
 * @param namespaces where it is usually installed
 * @param webhookGroups API groups whose admission webhooks belong to it
 * @param queues the queues through which gangs go
 * @param configuration the file that configures its scheduler
 * @param plugin the plugin in that file without which it places no gangs
 * @param gangs the objects that stand for gangs
 * @param admitsByQuota whether it only lets gangs in and leaves their placing to kube-scheduler, as
 *     Kueue does
 */
record GangScheduler(
    String name,
    String title,
    List<ResourceType> apis,
    List<ControllerMatch> controllers,
    List<String> namespaces,
    List<String> webhookGroups,
    Optional<Queues> queues,
    Optional<ConfigurationFile> configuration,
    Optional<Plugin> plugin,
    Optional<Gangs> gangs,
    boolean admitsByQuota) {

  static final ProfileKind<GangScheduler> KIND = ProfileKind.of(
      "GangScheduler", GangScheduler.class, "gang-schedulers.yaml", GangScheduler::read);

  /**
   * The queues through which gangs go.
   *
   * @param resource their resource
   * @param rule how one shows that it takes gangs in
   * @param ignored names of queues that take none in
   */
  record Queues(ResourceType resource, StateRule rule, List<String> ignored) {

    private static Queues read(ProfileFields fields) {
      return new Queues(
          fields.resource("resource"), StateRule.read(fields), fields.texts("ignored"));
    }
  }

  /**
   * A plugin of the scheduler.
   *
   * @param name as the file spells it
   * @param lists where the file lists plugins that are on
   * @param offSwitch a field beside the name that turns the gangs off where it is false
   */
  record Plugin(String name, List<String> lists, Optional<String> offSwitch) {

    private static Plugin read(ProfileFields fields) {
      return new Plugin(
          fields.name(), fields.oneOrMoreTexts("lists"), fields.optionalText("offSwitch"));
    }
  }

  /**
   * The objects that stand for gangs.
   *
   * @param resource their resource
   * @param size where the number of pods stands; several numbers are added up
   * @param placed how one shows that it was placed
   */
  record Gangs(ResourceType resource, String size, StateRule placed) {

    private static Gangs read(ProfileFields fields) {
      return new Gangs(fields.resource("resource"), fields.text("size"), StateRule.read(fields));
    }
  }

  private static GangScheduler read(ProfileFields fields) {
    GangScheduler scheduler = new GangScheduler(
        fields.name(),
        fields.text("title"),
        fields.resources("apis"),
        fields.oneOrMoreChildren("controllers").stream()
            .map(ControllerMatch::read)
            .toList(),
        fields.texts("namespaces"),
        fields.texts("webhookGroups"),
        fields.child("queues").map(Queues::read),
        fields.child("configuration").map(ConfigurationFile::read),
        fields.child("plugin").map(Plugin::read),
        fields.child("gangs").map(Gangs::read),
        fields.flag("admitsByQuota"));
    if (scheduler.plugin.isPresent() && scheduler.configuration.isEmpty()) {
      throw fields.refused("configuration", "is missing; it is where the plugin is looked up");
    }
    return scheduler;
  }
}
