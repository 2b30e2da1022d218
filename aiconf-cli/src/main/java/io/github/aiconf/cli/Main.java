package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.UnusableServerException;
import io.github.aiconf.core.input.InputException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The entry point: {@code aiconf}. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    boolean verbose =
        Arrays.stream(args).anyMatch(arg -> arg.equals("-v") || arg.equals("--verbose"));
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
    System.exit(run(Terminal.ofProcess(System.getenv()), args));
  }

  /** Runs a command on a terminal. */
  static int run(Terminal terminal, String... args) {
    try {
      return commandLine(terminal).execute(args);
    } catch (OutOfMemoryError e) {
      terminal.error("out of memory; give more with JAVA_TOOL_OPTIONS=-Xmx4g");
      return ExitCode.BUG;
    } catch (Error e) {
      return bug(e, terminal);
    }
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine.IFactory factory = new Factory(terminal, CommandLine.defaultFactory());
    CommandLine line = new CommandLine(AiconfCommand.class, factory)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(terminal.columns())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setParameterExceptionHandler((e, unused) -> usage(e, terminal))
        .setExecutionExceptionHandler((e, command, unused) -> failure(e, command, terminal));
    return line;
  }

  private static int usage(CommandLine.ParameterException e, Terminal terminal) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    terminal.error(e.getMessage() + didYouMean(e) + "; see " + command.qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  private static String didYouMean(CommandLine.ParameterException e) {
    return e instanceof CommandLine.UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }

  private static int failure(Exception e, CommandLine command, Terminal terminal) {
    AiconfCommand options = (AiconfCommand) command.getCommandSpec().root().userObject();
    if (options.verbose) {
      PrintWriter err = terminal.err();
      e.printStackTrace(err);
      err.flush();
    }
    if (e instanceof InputException) {
      terminal.error(String.valueOf(e.getMessage()));
      return e instanceof UnusableServerException ? ExitCode.UNUSABLE_SERVER : ExitCode.BAD_INPUT;
    }
    return bug(e, terminal);
  }

  private static int bug(Throwable e, Terminal terminal) {
    terminal.error("internal error: " + e + "; please report it with the output of --verbose");
    return ExitCode.BUG;
  }

  /** Gives commands their terminal. */
  private record Factory(Terminal terminal, CommandLine.IFactory others)
      implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Map.Entry<Class<?>, Object> own : own().entrySet()) {
        if (own.getKey().equals(type)) {
          return type.cast(own.getValue());
        }
      }
      return others.create(type);
    }

    private Map<Class<?>, Object> own() {
      return Map.of(
          CheckCommand.class, new CheckCommand(terminal),
          SnapshotCommand.class, new SnapshotCommand(terminal),
          ListCommand.class, new ListCommand(terminal),
          ExplainCommand.class, new ExplainCommand(terminal),
          RbacCommand.class, new RbacCommand(terminal),
          CompletionCommand.class, new CompletionCommand(terminal));
    }
  }
}
