package io.github.aiconf.simulator.selector;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.CelVarDecl;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.Optional;

/** Kubernetes' environment for selectors on top of the parser and type checker of dev.cel. */
final class SelectorCompiler {

  private static final String DEVICE = "kubernetes.DRADevice";
  private static final int MOST_CODE_POINTS = 100_000;
  private static final int DEEPEST_NESTING = 250;
  private static final int MOST_CHECKERS = 1024;

  private static final ImmutableMap<String, CelType> TYPES = ImmutableMap.<String, CelType>builder()
      .put("bool", SimpleType.BOOL)
      .put("bytes", SimpleType.BYTES)
      .put("double", SimpleType.DOUBLE)
      .put("int", SimpleType.INT)
      .put("uint", SimpleType.UINT)
      .put("string", SimpleType.STRING)
      .put("null_type", SimpleType.NULL_TYPE)
      .put("google.protobuf.Duration", SimpleType.DURATION)
      .put("google.protobuf.Timestamp", SimpleType.TIMESTAMP)
      .put("list", ListType.create(SimpleType.DYN))
      .put("map", MapType.create(SimpleType.DYN, SimpleType.DYN))
      .put("optional_type", OptionalType.create(SimpleType.DYN))
      .put("net.IP", OpaqueType.create("net.IP"))
      .put("net.CIDR", OpaqueType.create("net.CIDR"))
      .put("type", TypeType.create(SimpleType.DYN))
      .buildOrThrow();

  private final SelectorLanguage language;
  private final FunctionTable functions;
  private final ImmutableList<CelFunctionDecl> declarations;
  private final CelCompiler parser;

  /**
   * Type checkers by the functions that they know. Each check begins with taking in all
   * declarations, which takes longer than all else where there are hundreds of them; so expressions
   * are checked with those that they can call.
   */
  private final Cache<ImmutableSet<String>, CelCompiler> checkers =
      CacheBuilder.newBuilder().maximumSize(MOST_CHECKERS).build();

  SelectorCompiler(SelectorLanguage language) {
    this.language = language;
    this.functions = FunctionTable.load(language);
    this.declarations = ImmutableList.copyOf(
        functions.declarations(language.listTypeAttributes() || language.stored()));
    this.parser = compiler(ImmutableSet.of());
  }

  private CelCompiler compiler(ImmutableSet<String> called) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(CelOptions.current()
            .enableReservedIds(true)
            .enableOptionalSyntax(true)
            .enableQuotedIdentifierSyntax(false)
            .enableHiddenAccumulatorVar(true)
            .maxExpressionCodePointSize(MOST_CODE_POINTS)
            .maxParseRecursionDepth(DEEPEST_NESTING)
            .populateMacroCalls(false)
            .build())
        .setStandardEnvironmentEnabled(false)
        .setStandardMacros(ImmutableList.<CelStandardMacro>of())
        .addMacros(Macros.all())
        .addFunctionDeclarations(declarations.stream()
            .filter(function -> called.contains(lastPart(function.name())))
            .toList())
        .addVarDeclarations(variables())
        .setTypeProvider(new Types(device()))
        .build();
  }

  /** A call of {@code ip.isCanonical} reads as one of {@code isCanonical} until it is checked. */
  private static String lastPart(String function) {
    return function.substring(function.lastIndexOf('.') + 1);
  }

  private CelCompiler checker(CelAbstractSyntaxTree tree) {
    ImmutableSet<String> called = CelNavigableAst.fromAst(tree)
        .getRoot()
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(node -> lastPart(node.expr().call().function()))
        .collect(ImmutableSet.toImmutableSet());
    CelCompiler known = checkers.getIfPresent(called);
    if (known == null) {
      known = compiler(called);
      checkers.put(called, known);
    }
    return known;
  }

  private StructType device() {
    CelType attribute = language.dynamicAttributes() ? SimpleType.DYN : SimpleType.ANY;
    ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
    fields.put("driver", SimpleType.STRING);
    fields.put("attributes", byDomain(attribute));
    fields.put("capacity", byDomain(StructTypeReference.create("kubernetes.Quantity")));
    if (language.consumableCapacity() || language.stored()) {
      fields.put("allowMultipleAllocations", SimpleType.BOOL);
    }
    ImmutableMap<String, CelType> types = fields.buildOrThrow();
    return StructType.create(DEVICE, types.keySet(), name -> Optional.ofNullable(types.get(name)));
  }

  private static CelType byDomain(CelType value) {
    return MapType.create(SimpleType.STRING, MapType.create(SimpleType.STRING, value));
  }

  /** Whether the name is that of a type that expressions can write. */
  static boolean isTypeName(String name) {
    return TYPES.containsKey(name) || name.equals(DEVICE);
  }

  private static ImmutableList<CelVarDecl> variables() {
    ImmutableList.Builder<CelVarDecl> variables = ImmutableList.builder();
    variables.add(CelVarDecl.newVarDeclaration("device", StructTypeReference.create(DEVICE)));
    TYPES.forEach(
        (name, type) -> variables.add(CelVarDecl.newVarDeclaration(name, TypeType.create(type))));
    return variables.build();
  }

  /** The types that have a name. */
  private static final class Types implements CelTypeProvider {

    private final ImmutableMap<String, CelType> byName;

    Types(StructType device) {
      ImmutableMap.Builder<String, CelType> types = ImmutableMap.builder();
      types.put(device.name(), device);
      for (String name : new String[] {
        "kubernetes.Quantity", "kubernetes.Semver", "kubernetes.URL", "kubernetes.NamedFormat"
      }) {
        types.put(name, StructType.create(name, ImmutableSet.of(), field -> Optional.empty()));
      }
      for (String name :
          new String[] {"Authorizer", "PathCheck", "GroupCheck", "ResourceCheck", "Decision"}) {
        String full = "kubernetes.authorization." + name;
        types.put(full, StructType.create(full, ImmutableSet.of(), field -> Optional.empty()));
      }
      this.byName = types.buildOrThrow();
    }

    @Override
    public ImmutableCollection<CelType> types() {
      return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
      return Optional.ofNullable(byName.get(name));
    }
  }

  /** What became of an expression: a program or a problem. */
  sealed interface Compiled {

    /** Can be evaluated. */
    record Success(Program program, DeviceReads reads) implements Compiled {}

    /** Cannot be evaluated. */
    record Failure(SelectorProblem problem) implements Compiled {}
  }

  Compiled compile(String expression) {
    CelValidationResult parsed = parser.parse(expression);
    if (parsed.hasError()) {
      return failure(parsed);
    }
    try {
      CelValidationResult checked = checker(parsed.getAst()).check(parsed.getAst());
      if (checked.hasError()) {
        return failure(checked);
      }
      CelAbstractSyntaxTree tree = checked.getAst();
      CelType type = tree.getResultType();
      CelType unknown = language.dynamicAttributes() ? SimpleType.DYN : SimpleType.ANY;
      if (!type.equals(SimpleType.BOOL) && !type.equals(unknown)) {
        return new Compiled.Failure(new SelectorProblem(
            "must evaluate to bool or the unknown type, not " + type.name(), 0, 0));
      }
      Optional<SelectorProblem> invalid = LiteralChecks.check(tree);
      if (invalid.isPresent()) {
        return new Compiled.Failure(invalid.get());
      }
      Program program = new Planner(tree, functions, language).plan();
      return new Compiled.Success(program, ReadsAnalysis.of(tree.getExpr()));
    } catch (CelValidationException | Planner.PlanException e) {
      return new Compiled.Failure(new SelectorProblem(String.valueOf(e.getMessage()), 0, 0));
    }
  }

  private static Compiled failure(CelValidationResult result) {
    CelIssue first = result.getErrors().get(0);
    CelSourceLocation place = first.getSourceLocation();
    return new Compiled.Failure(new SelectorProblem(
        first.getMessage(), Math.max(0, place.getLine()), Math.max(0, place.getColumn() + 1)));
  }
}
