package io.github.aiconf.requirements.scheduling.gang.trial;

import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.cluster.Cluster;
import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** What Kueue's quotas leave, and what holds Workloads back. */
public final class QuotaReplay {

  /** Workloads that are looked at, and lines about quotas; of the others the number is said. */
  static final int MOST = 20;

  private final TrialCluster cluster;

  /** Asks this cluster. */
  public QuotaReplay(TrialCluster cluster) {
    this.cluster = cluster;
  }

  /** Adds what was seen of queues and Workloads; nothing where Kueue has no queue. */
  public Finding describe(Finding finding) {
    Cluster objects = cluster.cluster();
    KueueQuotas quotas;
    try {
      quotas = new KueueQuotas(objects);
    } catch (UnreadableException e) {
      return finding.note("Kueue's quotas were not computed: " + e.getMessage());
    }
    if (quotas.objects().isEmpty()) {
      return finding;
    }
    Finding described = queues(finding, quotas);
    if (!quotas.sumsWorkloads()) {
      return described.note(
          "Workloads of Kueue could not be read: what is used of quotas is what the queues say, and what waits is not known.");
    }
    return workloads(described, quotas)
        .note(
            "Of Kueue, fair sharing, preemption, admission checks and partial admission are not computed.");
  }

  private static Finding queues(Finding finding, KueueQuotas quotas) {
    List<Observation> seen = new ArrayList<>();
    int all = 0;
    for (KubernetesObject queue : quotas.objects()) {
      for (var line : quotas.words(queue.name()).entrySet()) {
        if (all++ < MOST) {
          seen.add(Observation.of(queue, "quota of flavor " + line.getKey(), line.getValue()));
        }
      }
    }
    Finding described = finding.observed(seen);
    return all > MOST
        ? described.note((all - MOST) + " more flavors of ClusterQueues have quotas; the first "
            + MOST + " by name are shown.")
        : described;
  }

  private Finding workloads(Finding finding, KueueQuotas quotas) {
    List<KubernetesObject> waiting = quotas.waiting();
    if (waiting.isEmpty()) {
      return finding.note("No Workload of Kueue waits for quota.");
    }
    Listing localQueues = cluster.cluster().listVisible(TrialReads.LOCAL_QUEUES);
    Flavors flavors =
        new Flavors(cluster.cluster().listVisible(TrialReads.FLAVORS), cluster.reader());
    WaitingWorkload why = new WaitingWorkload(cluster, quotas, localQueues, flavors);
    List<Observation> seen = new ArrayList<>();
    waiting.stream()
        .limit(MOST)
        .forEach(workload ->
            seen.add(Observation.of(workload, "QuotaReserved is not True", why.words(workload))));
    Finding described = finding.observed(seen);
    return waiting.size() > MOST
        ? described.note((waiting.size() - MOST) + " more Workloads wait for quota; the first "
            + MOST + " by priority and name were looked at.")
        : described;
  }
}
