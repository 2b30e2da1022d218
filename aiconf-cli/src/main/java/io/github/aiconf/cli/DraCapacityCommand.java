package io.github.aiconf.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.simulator.dra.ClassCapacity;
import io.github.aiconf.simulator.dra.ClusterCapacity;
import io.github.aiconf.simulator.dra.DeviceStanding;
import io.github.aiconf.simulator.dra.DeviceStanding.Obstacle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code aiconf dra capacity}. */
@Command(
    name = "capacity",
    description =
        "Count the devices of each class: those that could be had, those that are free, and why not the others.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Exit codes: 0 counted, 2 bad input, 3 something could not be read, 5 no usable answer of the server.",
      "",
      "Example:",
      "  aiconf dra capacity --class gpu.example.com"
    })
final class DraCapacityCommand implements Callable<Integer> {

  private static final int LINES = 6;
  private static final int DEVICES = 6;

  private final Terminal terminal;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Only this DeviceClass, with every device that is not free.")
  @Nullable
  String deviceClass;

  @Mixin
  DraOptions options = new DraOptions();

  @Mixin
  AnswerFormatOption output = new AnswerFormatOption();

  DraCapacityCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    AnswerFormat format = output.format();
    DeviceCluster cluster = options.read(terminal.environment());
    boolean known = cluster.gaps().isEmpty();
    ClusterCapacity capacity = known
        ? ClusterCapacity.of(cluster.inventory(), cluster.objects()::state)
        : new ClusterCapacity(List.of(), List.of());
    List<ClassCapacity> classes = known ? classes(capacity) : List.of();
    if (format == AnswerFormat.JSON) {
      json(cluster, capacity, classes);
    } else {
      text(cluster, capacity, classes);
    }
    return known ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  private List<ClassCapacity> classes(ClusterCapacity capacity) {
    if (deviceClass == null) {
      return capacity.classes();
    }
    return List.of(capacity
        .find(deviceClass)
        .orElseThrow(() -> new InputException("--class: there is no DeviceClass '" + deviceClass
            + "' in the cluster; "
            + Choices.of(
                "there are",
                capacity.classes().stream().map(ClassCapacity::deviceClass).toList()))));
  }

  private void text(DeviceCluster cluster, ClusterCapacity capacity, List<ClassCapacity> classes) {
    AnswerPage page = new AnswerPage(terminal);
    page.header(cluster.facts(), cluster.profile().release());
    if (!cluster.gaps().isEmpty()) {
      page.field("Devices:", "not known");
      page.gaps(cluster.gaps());
      page.notes(cluster.notes());
      page.end();
      return;
    }
    page.field("Devices:", all(capacity));
    page.blank();
    if (classes.isEmpty()) {
      page.line("There is no DeviceClass.");
    } else {
      List<List<String>> rows = new ArrayList<>();
      rows.add(List.of("CLASS", "DEVICES", "USABLE", "FREE"));
      classes.forEach(c -> rows.add(List.of(
          c.deviceClass(),
          String.valueOf(c.devices().size()),
          String.valueOf(c.usable()),
          String.valueOf(c.free()))));
      page.table(0, rows);
      classes.forEach(c -> obstacles(page, c));
    }
    page.notes(cluster.notes());
    page.end();
  }

  private static String all(ClusterCapacity capacity) {
    long usable = capacity.devices().stream().filter(DeviceStanding::isUsable).count();
    long free = capacity.devices().stream().filter(DeviceStanding::isFree).count();
    return capacity.devices().size() + ", of which " + usable + " are usable and " + free
        + " are free";
  }

  private void obstacles(AnswerPage page, ClassCapacity of) {
    if (of.free() == of.devices().size() && of.problems().isEmpty()) {
      return;
    }
    page.blank();
    page.line(of.deviceClass() + ": " + (of.devices().size() - of.free()) + " not free");
    of.problems().forEach(problem -> page.table(2, List.of(List.of("selector fails:", problem))));
    List<List<String>> rows = new ArrayList<>();
    of.byObstacle().forEach((obstacle, devices) -> {
      Map<String, List<String>> byDetail = byDetail(devices);
      int left = deviceClass == null ? LINES : Integer.MAX_VALUE;
      for (Map.Entry<String, List<String>> entry : byDetail.entrySet()) {
        if (left-- == 0) {
          rows.add(List.of("", "", "and more for other reasons of this kind; --class shows all"));
          break;
        }
        rows.add(List.of(
            String.valueOf(entry.getValue().size()),
            obstacle.words(),
            (entry.getKey().isEmpty() ? "" : entry.getKey() + ": ") + some(entry.getValue())));
      }
    });
    page.table(2, rows);
  }

  private static Map<String, List<String>> byDetail(List<DeviceStanding> devices) {
    Map<String, List<String>> found = new LinkedHashMap<>();
    devices.forEach(d -> found
        .computeIfAbsent(d.detail(), unused -> new ArrayList<>())
        .add(d.pool() + "/" + d.device()));
    return found;
  }

  private String some(List<String> devices) {
    if (deviceClass != null || devices.size() <= DEVICES) {
      return String.join(", ", devices);
    }
    return String.join(", ", devices.subList(0, DEVICES)) + " and " + (devices.size() - DEVICES)
        + " more";
  }

  private void json(DeviceCluster cluster, ClusterCapacity capacity, List<ClassCapacity> classes)
      throws IOException {
    try (DraJson json = new DraJson(terminal, cluster)) {
      json.fields(to -> to.writeBooleanField("known", cluster.gaps().isEmpty()));
      if (cluster.gaps().isEmpty()) {
        json.fields(to -> {
          to.writeObjectFieldStart("devices");
          counts(to, capacity.devices());
          to.writeEndObject();
          to.writeArrayFieldStart("classes");
          for (ClassCapacity of : classes) {
            write(to, of);
          }
          to.writeEndArray();
        });
      }
      json.end(cluster.notes(), cluster.gaps());
    }
  }

  private static void counts(JsonGenerator to, List<DeviceStanding> devices) throws IOException {
    to.writeNumberField("devices", devices.size());
    to.writeNumberField(
        "usable", devices.stream().filter(DeviceStanding::isUsable).count());
    to.writeNumberField("free", devices.stream().filter(DeviceStanding::isFree).count());
  }

  private static void write(JsonGenerator to, ClassCapacity of) throws IOException {
    to.writeStartObject();
    to.writeStringField("name", of.deviceClass());
    counts(to, of.devices());
    to.writeArrayFieldStart("problems");
    for (String problem : of.problems()) {
      to.writeString(problem);
    }
    to.writeEndArray();
    to.writeArrayFieldStart("notFree");
    for (Map.Entry<Obstacle, List<DeviceStanding>> entry : of.byObstacle().entrySet()) {
      to.writeStartObject();
      to.writeStringField("obstacle", entry.getKey().name());
      to.writeBooleanField("usable", entry.getKey().isUse());
      to.writeNumberField("count", entry.getValue().size());
      to.writeArrayFieldStart("devices");
      for (DeviceStanding device : entry.getValue()) {
        to.writeStartObject();
        to.writeStringField("driver", device.driver());
        to.writeStringField("pool", device.pool());
        to.writeStringField("device", device.device());
        to.writeStringField("detail", device.detail());
        to.writeArrayFieldStart("claims");
        for (String claim : device.claims()) {
          to.writeString(claim);
        }
        to.writeEndArray();
        to.writeEndObject();
      }
      to.writeEndArray();
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
  }
}
