package io.github.aiconf.cli;

import io.github.aiconf.api.cluster.KubernetesObject;
import io.github.aiconf.api.cluster.Value;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.Refusals;
import io.github.aiconf.simulator.model.ResourceClaim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aiconf dra why}. */
@Command(
    name = "why",
    description =
        "Say why claims cannot be allocated, node by node or for nodes alike together, and what would help.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 fits or is allocated, 1 does not fit, 2 bad input, 3 undecided, 5 no usable answer of the server.",
      "",
      "Examples:",
      "  aiconf dra why research/notebook-gpu        a claim of the cluster",
      "  aiconf dra why -f claims.yaml --node gpu-1  claims in a file"
    })
final class DraWhyCommand implements Callable<Integer> {

  private static final int IN_DETAIL = 3;

  private final Terminal terminal;

  @Parameters(
      paramLabel = "NAMESPACE/NAME",
      arity = "0..1",
      description = "A claim of the cluster, allocated or not. Without a slash: of default.")
  @Nullable
  String name;

  @Option(
      names = {"-f", "--filename"},
      paramLabel = "FILE",
      description = "Claims or templates of claims, YAML or JSON; - for the standard input.")
  List<String> files = new ArrayList<>();

  @Option(names = "--node", paramLabel = "NAME", description = "Only this node.")
  @Nullable
  String node;

  @Mixin
  DraOptions options = new DraOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  DraWhyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    AnswerFormat format = output.format();
    if (name == null) {
      if (files.isEmpty()) {
        throw new InputException(
            "name a claim of the cluster, NAMESPACE/NAME, or files with claims, -f FILE");
      }
      ClaimFiles written = ClaimFiles.read(files, terminal);
      DeviceCluster cluster = options.read(terminal.environment());
      return answer(ClaimQuestion.of(written, cluster, node), format);
    }
    if (!files.isEmpty()) {
      throw new InputException("name a claim of the cluster or files with -f, not both");
    }
    int slash = name.indexOf('/');
    String namespace = slash < 0 ? "default" : name.substring(0, slash);
    String claim = name.substring(slash + 1);
    if (namespace.isEmpty() || claim.isEmpty() || claim.indexOf('/') >= 0) {
      throw new InputException("'" + name + "' is not the name of a claim; write NAMESPACE/NAME");
    }
    return answer(namespace, claim, format);
  }

  private int answer(String namespace, String claim, AnswerFormat format) throws IOException {
    DeviceCluster cluster = options.read(terminal.environment());
    Optional<KubernetesObject> found = cluster.claim(namespace, claim);
    if (found.isEmpty() && cluster.claims().gap().isEmpty()) {
      throw new InputException("there is no ResourceClaim " + namespace + "/" + claim
          + " in the cluster; " + Choices.of("there are", keys(cluster)));
    }
    if (found.isPresent() && found.get().at("status.allocation").isPresent()) {
      return allocated(cluster, found.get(), format);
    }
    List<ResourceClaim> claims = cluster.objects().cluster().claims().stream()
        .filter(c -> c.namespace().equals(namespace) && c.name().equals(claim))
        .toList();
    return answer(ClaimQuestion.of(claims, cluster, node, List.of()), format);
  }

  private static List<String> keys(DeviceCluster cluster) {
    return cluster.objects().cluster().claims().stream().map(ResourceClaim::key).toList();
  }

  private int answer(ClaimQuestion question, AnswerFormat format) throws IOException {
    if (format == AnswerFormat.JSON) {
      json(question);
    } else {
      text(question);
    }
    return question.answer().exitCode();
  }

  private void text(ClaimQuestion question) {
    AnswerPage page = new AnswerPage(terminal);
    page.header(question.cluster().facts(), question.cluster().profile().release());
    if (question.sweep().isEmpty()) {
      page.field("Fits on:", "not known");
      page.gaps(question.cluster().gaps());
    } else {
      NodeSweep sweep = question.sweep().get();
      page.field("Fits on:", DraAllocateCommand.fitsOn(sweep));
      if (question.answer() == DraAnswer.FITS) {
        page.blank();
        page.line("Nothing stands in the way; aiconf dra allocate shows the devices.");
      } else {
        new RefusalText(page, sweep)
            .details(Refusals.of(sweep.inventory(), sweep.plan(), sweep.refused(), IN_DETAIL));
      }
    }
    page.notes(question.notes());
    page.end();
  }

  private void json(ClaimQuestion question) throws IOException {
    try (DraJson json = new DraJson(terminal, question.cluster())) {
      json.claims(question.claims());
      json.answer(question.answer());
      if (question.sweep().isPresent()) {
        NodeSweep sweep = question.sweep().get();
        json.nodes(sweep);
        if (question.answer() != DraAnswer.FITS) {
          Refusals refusals =
              Refusals.of(sweep.inventory(), sweep.plan(), sweep.refused(), IN_DETAIL);
          json.refusals(sweep, refusals, new RefusalText(new AnswerPage(terminal), sweep));
        }
      }
      json.end(question.notes(), question.cluster().gaps());
    }
  }

  private int allocated(DeviceCluster cluster, KubernetesObject claim, AnswerFormat format)
      throws IOException {
    List<Value> results = claim.items("status.allocation.devices.results");
    List<Value> users = claim.items("status.reservedFor");
    String key = claim.namespace() + "/" + claim.name();
    if (format == AnswerFormat.JSON) {
      try (DraJson json = new DraJson(terminal, cluster)) {
        json.texts("claims", List.of(key));
        json.answer(DraAnswer.ALLOCATED);
        json.fields(to -> {
          to.writeArrayFieldStart("allocations");
          to.writeStartObject();
          to.writeStringField("claim", key);
          to.writePOJOField("result", claim.at("status.allocation").json());
          to.writePOJOField("reservedFor", users.stream().map(Value::json).toList());
          to.writeEndObject();
          to.writeEndArray();
        });
        json.end(cluster.notes(), List.of());
      }
      return DraAnswer.ALLOCATED.exitCode();
    }
    AnswerPage page = new AnswerPage(terminal);
    page.header(cluster.facts(), cluster.profile().release());
    page.field("Allocated:", key + " has its devices" + users(users));
    page.blank();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("REQUEST", "DRIVER", "POOL", "DEVICE"));
    for (Value result : results) {
      rows.add(List.of(
          result.text("request"),
          result.text("driver"),
          result.text("pool"),
          result.text("device")));
    }
    page.table(0, rows);
    page.end();
    return DraAnswer.ALLOCATED.exitCode();
  }

  private static String users(List<Value> users) {
    List<String> names = users.stream()
        .map(user -> user.text("resource") + "/" + user.text("name"))
        .toList();
    return names.isEmpty()
        ? "; no pod uses it at the moment"
        : ", reserved for " + Choices.some(names);
  }
}
