package io.github.aiconf.cli;

import io.github.aiconf.core.cluster.UnusableServerException;
import io.github.aiconf.core.input.InputException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The entry point: {@code aiconf}. */
public final class Main {

  private static final String[] LIST = {"list"};

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    List<String> given = Arrays.asList(args);
    boolean verbose = given.contains("-v") || given.contains("--verbose");
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "info" : "off");
    System.exit(run(Terminal.ofProcess(System.getenv()), args));
  }

  /** Runs a command on a terminal. */
  static int run(Terminal terminal, String... args) {
    try {
      return Arrays.equals(args, LIST)
          ? list(terminal)
          : commandLine(terminal, Commands.invoked(args)).execute(args);
    } catch (OutOfMemoryError e) {
      terminal.error("out of memory; give more with JAVA_TOOL_OPTIONS=-Xmx4g");
      return ExitCode.BUG;
    } catch (Error e) {
      return bug(e, terminal);
    }
  }

  /** As picocli would do it, which takes longer to read its annotations than all else here. */
  private static int list(Terminal terminal) {
    try {
      return new ListCommand(terminal).call();
    } catch (RuntimeException e) {
      return failure(e, false, terminal);
    }
  }

  /** With all commands. */
  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, Commands.NAMES);
  }

  private static CommandLine commandLine(Terminal terminal, List<String> commands) {
    CommandLine line = new CommandLine(new AiconfCommand());
    for (String name : commands) {
      line.addSubcommand(Commands.create(name, terminal));
    }
    // After the commands, which list what they inherit in the order in which they get it.
    line.getCommandSpec().mixinStandardHelpOptions(true);
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(terminal.columns())
        .setColorScheme(CommandLine.Help.defaultColorScheme(
            terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setParameterExceptionHandler((e, unused) -> usage(e, terminal))
        .setExecutionExceptionHandler(
            (e, command, unused) -> failure(e, isVerbose(command), terminal));
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

  private static boolean isVerbose(CommandLine command) {
    return ((AiconfCommand) command.getCommandSpec().root().userObject()).verbose;
  }

  private static int failure(Exception e, boolean verbose, Terminal terminal) {
    if (verbose) {
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
}
