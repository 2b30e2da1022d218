package io.github.aiconf.requirements.scheduling.gang;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Reason;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a queue of a scheduler takes gangs in. */
final class QueueInspection {

  static final Reason NO_OPEN_QUEUE = new Reason(
      "NO_OPEN_QUEUE",
      "The scheduler runs and has queues, but none of them takes gangs in: inactive, closed, or without its parent.");

  /** Enough to see the pattern; a cluster may have hundreds of queues. */
  private static final int SHOWN = 5;

  private QueueInspection() {}

  /** The names of the queues that take gangs in. */
  static Set<String> open(Cluster cluster, GangScheduler.Queues queues) {
    return new TreeSet<>(ask(cluster.list(queues.resource()), queues).open);
  }

  static Finding ask(Cluster cluster, GangScheduler scheduler, GangScheduler.Queues queues) {
    Listing list = cluster.list(queues.resource());
    Answers answers = ask(list, queues);
    String wanted = "a " + queues.resource().kind() + " with " + queues.rule().wanted();
    if (!answers.open.isEmpty()) {
      return Finding.pass("")
          .observed(answers.seen(StateRule.State.MET))
          .note(answers.open.size() + " of " + list.size() + " " + queues.resource()
              + " take gangs in");
    }
    if (!answers.of(StateRule.State.NOT_JUDGED).isEmpty()) {
      return Finding.unknown(
              Reason.STALE,
              "The state of the queues of " + scheduler.title()
                  + " does not speak of their present form.")
          .lookedFor(wanted)
          .next("Wait for the controller to look at them, then run the check again.")
          .observed(answers.seen(StateRule.State.NOT_JUDGED))
          .observed(answers.seen(StateRule.State.NOT_MET));
    }
    if (!answers.of(StateRule.State.NOT_MET).isEmpty()) {
      return Finding.fail(NO_OPEN_QUEUE, "No queue of " + scheduler.title() + " takes gangs in.")
          .lookedFor(wanted)
          .next("Look at kubectl describe " + queues.resource() + " and mend one of them.")
          .observed(answers.seen(StateRule.State.NOT_MET));
    }
    return Finding.unknown(
            Reason.AMBIGUOUS,
            scheduler.title() + " has no queue for gangs yet, so nothing shows that it places one.")
        .lookedFor(wanted)
        .next("Create a " + queues.resource().kind() + ", then run the check again.")
        .observed(answers.seen(StateRule.State.BESIDE))
        .observed(Observation.count(list));
  }

  private static Answers ask(Listing list, GangScheduler.Queues queues) {
    Set<String> names = new TreeSet<>();
    list.forEach(queue -> names.add(queue.name()));
    Answers answers = new Answers();
    for (KubernetesObject queue : list) {
      if (!queues.ignored().contains(queue.name())) {
        answers.add(queue, queues.rule().ask(queue, names));
      }
    }
    return answers;
  }

  private static final class Answers {

    private final Set<String> open = new TreeSet<>();
    private final Map<StateRule.State, List<Observation>> seen =
        new EnumMap<>(StateRule.State.class);

    void add(KubernetesObject queue, StateRule.Answer answer) {
      seen.computeIfAbsent(answer.state(), state -> new ArrayList<>()).add(answer.seen());
      if (answer.state() == StateRule.State.MET) {
        open.add(queue.name());
      }
    }

    List<Observation> of(StateRule.State state) {
      return seen.getOrDefault(state, List.of());
    }

    List<Observation> seen(StateRule.State state) {
      return of(state).stream().limit(SHOWN).toList();
    }
  }
}
