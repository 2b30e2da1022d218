package io.github.aiconf.cli;

import java.util.List;
import picocli.CommandLine.HelpCommand;

/** The commands by their names. */
final class Commands {

  /** In the order in which the help lists them. */
  static final List<String> NAMES = List.of(
      "check", "dra", "snapshot", "list", "explain", "rbac", "submission", "completion", "help");

  private Commands() {}

  /**
   * The commands that a command line can be about. Where it begins with the name of one, the others
   * need not be set up, which takes longer than most commands run; help and mistakes need them all.
   */
  static List<String> invoked(String[] args) {
    boolean named = args.length > 0 && NAMES.contains(args[0]) && !args[0].equals("help");
    return named ? List.of(args[0]) : NAMES;
  }

  static Object create(String name, Terminal terminal) {
    return switch (name) {
      case "check" -> new CheckCommand(terminal);
      case "dra" -> DraCommand.of(terminal);
      case "snapshot" -> new SnapshotCommand(terminal);
      case "list" -> new ListCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "rbac" -> new RbacCommand(terminal);
      case "submission" -> SubmissionCommand.create(terminal);
      case "completion" -> new CompletionCommand(terminal);
      case "help" -> new HelpCommand();
      default -> throw new IllegalArgumentException("there is no command " + name);
    };
  }
}
