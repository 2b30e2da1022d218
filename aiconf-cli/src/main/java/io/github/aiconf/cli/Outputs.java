package io.github.aiconf.cli;

import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.input.InputException;
import io.github.aiconf.core.report.ReportFile;
import io.github.aiconf.core.report.ReportFormat;
import io.github.aiconf.core.report.ReportWriter;
import io.github.aiconf.core.report.ReportWriters;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where reports go: {@code -o FORMAT} or {@code -o FORMAT=FILE}. Refuses what cannot be written
 * before anything runs.
 */
final class Outputs {

  private record Output(ReportFormat format, String path, Optional<ReportFile> file) {}

  private final List<Output> outputs;

  private Outputs(List<Output> outputs) {
    this.outputs = outputs;
  }

  static Outputs of(List<String> arguments) {
    List<Output> outputs = new ArrayList<>();
    for (String argument : arguments.isEmpty() ? List.of("human") : arguments) {
      outputs.add(output(argument));
    }
    if (outputs.stream().filter(output -> output.file().isEmpty()).count() > 1) {
      throw new InputException(
          "-o: only one format can go to the standard output; give the others a file: -o json=FILE");
    }
    Set<Path> paths = new HashSet<>();
    for (Output output : outputs) {
      if (!paths.add(Path.of(output.path()).toAbsolutePath().normalize())) {
        throw new InputException(
            "-o: two formats go to " + output.path() + "; give each a file of its own");
      }
    }
    return new Outputs(outputs);
  }

  /** Writes all that can be written before it says what could not. */
  void write(ConformanceReport report, Terminal terminal) throws IOException {
    InputException problem = null;
    for (Output output : outputs) {
      ReportWriter writer = ReportWriters.of(output.format(), terminal.layout());
      try {
        if (output.file().isPresent()) {
          output.file().get().write(writer, report);
        } else {
          writer.write(report, terminal.out());
          terminal.out().flush();
        }
      } catch (InputException e) {
        problem = problem == null ? e : problem;
      }
    }
    if (problem != null) {
      throw problem;
    }
  }

  private static Output output(String argument) {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    ReportFormat format = ReportFormat.find(name)
        .orElseThrow(() -> new InputException("-o: there is no format '" + name + "'; there are "
            + Arrays.stream(ReportFormat.values())
                .map(ReportFormat::cliName)
                .collect(Collectors.joining(", "))));
    String path = equals < 0 ? "-" : argument.substring(equals + 1);
    if (path.isEmpty()) {
      throw new InputException(
          "-o " + argument + ": the name of the file is missing; write it behind the =");
    }
    return new Output(
        format, path, path.equals("-") ? Optional.empty() : Optional.of(file(argument, path)));
  }

  private static ReportFile file(String argument, String path) {
    try {
      return ReportFile.at(Path.of(path));
    } catch (InvalidPathException e) {
      throw new InputException("-o " + argument + ": is not the name of a file; give another", e);
    }
  }
}
