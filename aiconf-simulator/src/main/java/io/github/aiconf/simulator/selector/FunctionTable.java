package io.github.aiconf.simulator.selector;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that selectors can call: their types from a table, what they do from libraries. */
final class FunctionTable {

  /**
   * One way to call a function.
   *
   * @param id its name
   * @param function the name of the function
   * @param member whether the first argument is written before the name
   * @param arguments types of the arguments
   * @param result type of the result
   */
  record Overload(
      String id,
      String function,
      boolean member,
      List<DeclaredType> arguments,
      DeclaredType result) {

    /** Whether it can be called with these values. */
    boolean accepts(Object[] values) {
      if (values.length != arguments.size()) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        if (!arguments.get(i).accepts(values[i])) {
          return false;
        }
      }
      return true;
    }
  }

  /** Where overloads and what they do are put together. */
  static final class Implementations {

    private final Map<String, Call.Implementation> byOverload = new LinkedHashMap<>();
    private final Map<String, Call.Implementation> byFunction = new LinkedHashMap<>();

    /** What an overload does. It only sees values of the types that are declared. */
    void overload(String id, Call.Implementation implementation) {
      if (byOverload.put(id, implementation) != null) {
        throw new IllegalStateException(id);
      }
    }

    /** What a function does for all of its overloads, whatever the types of the arguments. */
    void function(String name, Call.Implementation implementation) {
      if (byFunction.put(name, implementation) != null) {
        throw new IllegalStateException(name);
      }
    }
  }

  private final ImmutableMap<String, ImmutableList<Overload>> functions;
  private final ImmutableMap<String, Overload> overloads;
  private final Implementations implementations;

  private FunctionTable(List<Overload> table, Implementations implementations) {
    Map<String, List<Overload>> byFunction = new LinkedHashMap<>();
    Map<String, Overload> byId = new LinkedHashMap<>();
    for (Overload overload : table) {
      byFunction.computeIfAbsent(overload.function(), name -> new ArrayList<>()).add(overload);
      byId.put(overload.id(), overload);
    }
    ImmutableMap.Builder<String, ImmutableList<Overload>> all = ImmutableMap.builder();
    byFunction.forEach((name, list) -> all.put(name, ImmutableList.copyOf(list)));
    this.functions = all.buildOrThrow();
    this.overloads = ImmutableMap.copyOf(byId);
    this.implementations = implementations;
  }

  /** Reads the table and asks the libraries. */
  static FunctionTable load(SelectorLanguage language) {
    Implementations implementations = new Implementations();
    StandardFunctions.register(implementations, language);
    ConversionFunctions.register(implementations);
    TimeFunctions.register(implementations);
    StringFunctions.register(implementations);
    RegexFunctions.register(implementations);
    ListFunctions.register(implementations);
    OptionalFunctions.register(implementations);
    QuantityFunctions.register(implementations);
    VersionFunctions.register(implementations);
    UrlFunctions.register(implementations);
    NetworkFunctions.register(implementations);
    FormatFunctions.register(implementations);
    return new FunctionTable(read(), implementations);
  }

  private static List<Overload> read() {
    List<Overload> table = new ArrayList<>();
    try {
      for (String line : Resources.readLines(
          Resources.getResource(FunctionTable.class, "functions.txt"), StandardCharsets.UTF_8)) {
        if (!line.isEmpty() && !line.startsWith("# ")) {
          table.add(overload(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static Overload overload(String line) {
    List<String> words = List.of(line.split(" +"));
    boolean member = words.get(3).equals(".");
    int name = member ? 4 : 2;
    int close = words.lastIndexOf(")");
    List<DeclaredType> arguments = new ArrayList<>();
    if (member) {
      arguments.add(DeclaredType.parse(words.get(2)));
    }
    words.subList(name + 2, close).forEach(word -> arguments.add(DeclaredType.parse(word)));
    return new Overload(
        words.get(0),
        words.get(name),
        member,
        List.copyOf(arguments),
        DeclaredType.parse(words.get(close + 1)));
  }

  /** The declarations for the type checker. */
  List<CelFunctionDecl> declarations(boolean lists) {
    List<CelFunctionDecl> declarations = new ArrayList<>();
    functions.forEach((name, overloadsOfName) -> {
      if (lists || !name.equals("includes")) {
        declarations.add(CelFunctionDecl.newFunctionDeclaration(
            name, overloadsOfName.stream().map(FunctionTable::declaration).toList()));
      }
    });
    return declarations;
  }

  private static CelOverloadDecl declaration(Overload overload) {
    List<CelType> arguments =
        overload.arguments().stream().map(DeclaredType::celType).toList();
    CelType result = overload.result().celType();
    return overload.member()
        ? CelOverloadDecl.newMemberOverload(overload.id(), result, arguments)
        : CelOverloadDecl.newGlobalOverload(overload.id(), result, arguments);
  }

  /** How a call is carried out. */
  record Binding(Call.Implementation implementation, boolean untilError) {}

  /**
   * What a call does.
   *
   * @param id the one overload that the checker found, or empty if there were several
   * @param count the number of arguments
   */
  Binding binding(String function, String id, int count) {
    Call.Implementation whole = implementations.byFunction.get(function);
    if (whole != null) {
      return new Binding(whole, count > 2);
    }
    Overload overload = overloads.get(id);
    Call.Implementation one = implementations.byOverload.get(id);
    if (overload != null && one != null) {
      return new Binding(guarded(overload, one), count > 2 || id.equals("string_format"));
    }
    List<Overload> candidates = functions.getOrDefault(function, ImmutableList.of());
    if (candidates.size() == 1) {
      Overload only = candidates.get(0);
      Call.Implementation implementation = implementations.byOverload.get(only.id());
      if (implementation != null) {
        return new Binding(guarded(only, implementation), count > 2);
      }
    }
    return new Binding(new Chosen(values -> chosen(candidates, values)), true);
  }

  private Call.@Nullable Implementation chosen(List<Overload> candidates, Object[] values) {
    for (Overload candidate : candidates) {
      Call.Implementation implementation = implementations.byOverload.get(candidate.id());
      if (implementation != null && candidate.accepts(values)) {
        return implementation;
      }
    }
    return null;
  }

  /** What a call does that is chosen by the values it gets. */
  private record Chosen(Choice choice) implements Call.Implementation {

    /** Null for values that there is nothing for. */
    interface Choice {
      Call.@Nullable Implementation of(Object[] values);
    }

    @Override
    public Object apply(Object[] values) {
      Call.Implementation chosen = choice.of(values);
      return chosen == null ? EvalError.NO_SUCH_OVERLOAD : chosen.apply(values);
    }

    @Override
    public Object apply(Evaluation evaluation, Object[] values) {
      Call.Implementation chosen = choice.of(values);
      return chosen == null ? EvalError.NO_SUCH_OVERLOAD : chosen.apply(evaluation, values);
    }
  }

  private static Call.Implementation guarded(
      Overload overload, Call.Implementation implementation) {
    if (overload.function().equals("flatten")) {
      return implementation;
    }
    return new Chosen(values -> overload.accepts(values) ? implementation : null);
  }
}
