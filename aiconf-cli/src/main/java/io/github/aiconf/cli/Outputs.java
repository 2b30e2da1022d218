package io.github.aiconf.cli;

import io.github.aiconf.core.ConformanceReport;
import io.github.aiconf.core.InputException;
import io.github.aiconf.core.report.ReportFile;
import io.github.aiconf.core.report.ReportFormat;
import io.github.aiconf.core.report.ReportWriter;
import io.github.aiconf.core.report.ReportWriters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where reports go: {@code -o FORMAT} or {@code -o FORMAT=FILE}. Refuses what cannot be written
 * before anything runs.
 */
final class Outputs {

  private record Output(ReportFormat format, Optional<ReportFile> file) {}

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
    return new Outputs(outputs);
  }

  void write(ConformanceReport report, Terminal terminal) throws IOException {
    for (Output output : outputs) {
      ReportWriter writer = ReportWriters.of(output.format(), terminal.layout());
      if (output.file().isPresent()) {
        output.file().get().write(writer, report);
      } else {
        writer.write(report, terminal.out());
        terminal.out().flush();
      }
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
    if (equals < 0) {
      return new Output(format, Optional.empty());
    }
    String path = argument.substring(equals + 1);
    if (path.isEmpty()) {
      throw new InputException("-o " + argument + ": the name of the file is missing");
    }
    return new Output(format, Optional.of(ReportFile.at(Path.of(path))));
  }
}
