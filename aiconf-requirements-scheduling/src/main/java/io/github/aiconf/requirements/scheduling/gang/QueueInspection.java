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
          .observed(answers.seen(QueueRule.State.OPEN))
          .note(answers.open.size() + " of " + list.size() + " " + queues.resource()
              + " take gangs in");
    }
    if (!answers.of(QueueRule.State.NOT_JUDGED).isEmpty()) {
      return Finding.unknown(
              Reason.STALE,
              "The state of the queues of " + scheduler.title()
                  + " does not speak of their present form.")
          .lookedFor(wanted)
          .next("Wait for the controller to look at them, then run the check again.")
          .observed(answers.seen(QueueRule.State.NOT_JUDGED))
          .observed(answers.seen(QueueRule.State.SHUT));
    }
    if (!answers.of(QueueRule.State.SHUT).isEmpty()) {
      return Finding.fail(
              NO_OPEN_QUEUE, "No queue of " + scheduler.title() + " takes gangs in.")
          .lookedFor(wanted)
          .next("Look at kubectl describe " + queues.resource() + " and mend one of them.")
          .observed(answers.seen(QueueRule.State.SHUT));
    }
    return Finding.unknown(
            Reason.AMBIGUOUS,
            scheduler.title() + " has no queue for gangs yet, so nothing shows that it places one.")
        .lookedFor(wanted)
        .next("Create a " + queues.resource().kind() + ", then run the check again.")
        .observed(answers.seen(QueueRule.State.NO_LEAF))
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
    private final Map<QueueRule.State, List<Observation>> seen =
        new EnumMap<>(QueueRule.State.class);

    void add(KubernetesObject queue, QueueRule.Answer answer) {
      seen.computeIfAbsent(answer.state(), state -> new ArrayList<>()).add(answer.seen());
      if (answer.state() == QueueRule.State.OPEN) {
        open.add(queue.name());
      }
    }

    List<Observation> of(QueueRule.State state) {
      return seen.getOrDefault(state, List.of());
    }

    List<Observation> seen(QueueRule.State state) {
      return of(state).stream().limit(SHOWN).toList();
    }
  }
}
