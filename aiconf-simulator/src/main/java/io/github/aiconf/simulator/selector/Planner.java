package io.github.aiconf.simulator.selector;

import com.google.common.collect.ImmutableSet;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.CelList;
import dev.cel.common.ast.CelExpr.CelMap;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import io.github.aiconf.simulator.selector.Attribute.AttributeNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a program of a checked expression, with the same parts as Kubernetes makes: what is
 * computed beforehand costs nothing, and fields that are taken one from another count as one
 * attribute.
 */
final class Planner {

  private static final ImmutableSet<String> CONVERSIONS = ImmutableSet.of(
      "bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint");
  private static final ImmutableSet<String> PARSERS =
      ImmutableSet.of("quantity", "semver", "url", "ip", "cidr");
  private static final ImmutableSet<String> PATTERN_FUNCTIONS =
      ImmutableSet.of("matches", "find", "findAll");

  private final CelAbstractSyntaxTree tree;
  private final FunctionTable functions;
  private final SelectorLanguage language;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private int variables;
  private int depth;
  private int deepest;

  /** Something that only shows when a program is made. */
  static final class PlanException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PlanException(String message) {
      super(message, null, false, false);
    }
  }

  private record Scope(
      String name,
      int slot,
      @Nullable Comprehension accumulatorOf,
      @Nullable Scope outer) {}

  Planner(CelAbstractSyntaxTree tree, FunctionTable functions, SelectorLanguage language) {
    this.tree = tree;
    this.functions = functions;
    this.language = language;
  }

  Program plan() {
    Node root = plan(tree.getExpr(), null);
    return new Program(root, numbers.size() + 1, variables, deepest);
  }

  private int number(CelExpr expression) {
    return numbers.computeIfAbsent(expression.id(), id -> numbers.size() + 1);
  }

  private Node plan(CelExpr expression, @Nullable Scope scope) {
    depth++;
    deepest = Math.max(deepest, depth);
    int number = number(expression);
    Node node = switch (expression.exprKind().getKind()) {
      case CONSTANT -> new Node.Constant(number, constant(expression.constant()));
      case IDENT -> name(number, expression, expression.ident().name(), scope);
      case SELECT -> select(number, expression, scope);
      case CALL -> call(number, expression, scope);
      case LIST -> list(number, expression.list(), scope);
      case MAP -> map(number, expression.map(), scope);
      case COMPREHENSION -> comprehension(number, expression.comprehension(), scope);
      case STRUCT ->
        new Aggregate.ObjectLiteral(
            number,
            expression.struct().entries().stream()
                .map(entry -> plan(entry.value(), scope))
                .toArray(Node[]::new));
      default -> throw new PlanException("unexpected kind of expression");
    };
    depth--;
    return node;
  }

  private static Object constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case UINT64_VALUE -> new Uint(constant.uint64Value().longValue());
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case BYTES_VALUE -> new Bytes(constant.bytesValue().toByteArray());
      case NULL_VALUE -> Values.Null.NULL;
      default -> throw new PlanException("unexpected constant");
    };
  }

  private Node name(int number, CelExpr expression, String written, @Nullable Scope scope) {
    String name = tree.getReference(expression.id()).map(CelReference::name).orElse(written);
    if (name.startsWith(".")) {
      name = name.substring(1);
    }
    Optional<CelType> type = tree.getType(expression.id());
    if (type.isPresent() && type.get().kind() == CelKind.TYPE) {
      // A variable that holds a type is taken for a type of that name.
      if (!SelectorCompiler.isTypeName(name)) {
        throw new PlanException("reference to undefined type: " + name);
      }
      return new Node.Constant(number, new Values.TypeValue(name));
    }
    for (Scope current = scope; current != null; current = current.outer()) {
      if (current.name().equals(name)) {
        return new AttributeNode(
            new Attribute.Variable(number, current.slot(), current.accumulatorOf()), false);
      }
    }
    if (!name.equals("device")) {
      throw new PlanException("undeclared name " + name);
    }
    return new AttributeNode(new Attribute.Variable(number, -1, null), false);
  }

  private Node select(int number, CelExpr expression, @Nullable Scope scope) {
    Optional<CelReference> reference = tree.getReference(expression.id());
    if (reference.isPresent()) {
      return name(number, expression, reference.get().name(), scope);
    }
    CelSelect select = expression.select();
    AttributeNode operand = attribute(plan(select.operand(), scope));
    if (select.testOnly()) {
      operand.attribute.add(new Qualifier.Presence(number, select.field()));
      return new AttributeNode(operand.attribute, true);
    }
    operand.attribute.add(new Qualifier.Constant(number, select.field(), false));
    return operand;
  }

  private static AttributeNode attribute(Node node) {
    return node instanceof AttributeNode attribute
        ? attribute
        : new AttributeNode(new Attribute.Relative(node.number(), node), false);
  }

  private Node call(int number, CelExpr expression, @Nullable Scope scope) {
    CelCall call = expression.call();
    List<Node> planned = new ArrayList<>();
    call.target().ifPresent(target -> planned.add(plan(target, scope)));
    call.args().forEach(argument -> planned.add(plan(argument, scope)));
    Node[] arguments = planned.toArray(new Node[0]);
    String function = call.function();
    List<String> overloads = tree.getReference(expression.id())
        .<List<String>>map(CelReference::overloadIds)
        .orElse(List.of());
    String overload = overloads.size() == 1 ? overloads.get(0) : "";
    return switch (function) {
      case "_&&_" -> new Logic(number, arguments[0], arguments[1], false);
      case "_||_" -> new Logic(number, arguments[0], arguments[1], true);
      case "_?_:_" ->
        new AttributeNode(
            new Attribute.Conditional(
                number, arguments[0], branch(arguments[1]), branch(arguments[2])),
            false);
      case "_==_" -> ordinary(number, function, "equals", arguments);
      case "_!=_" -> ordinary(number, function, "not_equals", arguments);
      case "_[_]" -> index(number, arguments, false);
      case "_[?_]", "_?._" -> index(number, arguments, true);
      case "@not_strictly_false", "__not_strictly_false__" ->
        new SpecialNodes.NotStrictlyFalse(number, arguments[0]);
      case "or" -> new SpecialNodes.OptionalOr(number, arguments[0], arguments[1], false);
      case "orValue" -> new SpecialNodes.OptionalOr(number, arguments[0], arguments[1], true);
      default -> optimized(ordinary(number, function, overload, arguments));
    };
  }

  private static Attribute branch(Node node) {
    return node instanceof AttributeNode attribute
        ? attribute.attribute
        : new Attribute.Relative(node.number(), node);
  }

  private static Node index(int number, Node[] arguments, boolean optional) {
    AttributeNode operand = attribute(arguments[0]);
    Node index = arguments[1];
    Qualifier qualifier;
    if (index instanceof Node.Constant constant) {
      if (!Access.isKey(constant.value)) {
        throw new PlanException("invalid qualifier type");
      }
      qualifier = new Qualifier.Constant(number, constant.value, optional);
    } else if (index instanceof AttributeNode attribute) {
      qualifier = new Qualifier.Computed(number, attribute.attribute, optional);
    } else {
      qualifier = new Qualifier.Evaluated(number, index, optional);
    }
    operand.attribute.add(qualifier);
    return operand;
  }

  private Call ordinary(int number, String function, String overload, Node[] arguments) {
    FunctionTable.Binding binding = functions.binding(function, overload, arguments.length);
    return new Call(
        number,
        function,
        overload,
        arguments,
        binding.implementation(),
        CallCosts.of(function, overload, language),
        binding.untilError());
  }

  private static Node optimized(Call call) {
    Node[] arguments = call.arguments;
    if (call.overload.equals("in_list") && arguments[1] instanceof Node.Constant list) {
      Node membership = membership(call, (io.github.aiconf.simulator.selector.CelList) list.value);
      return membership == null ? call : membership;
    }
    if (CONVERSIONS.contains(call.function)
        && arguments.length == 1
        && arguments[0] instanceof Node.Constant constant) {
      Object value = call.implementation.apply(new Object[] {constant.value});
      if (value instanceof EvalError error) {
        throw new PlanException(error.message());
      }
      return new Node.Constant(call.number(), value);
    }
    if (PARSERS.contains(call.function)
        && arguments.length == 1
        && arguments[0] instanceof Node.Constant constant) {
      Object[] values = {constant.value};
      Object result = call.implementation.apply(values);
      return new SpecialNodes.KnownCall(call.number(), result, call.cost.of(values, result));
    }
    if (PATTERN_FUNCTIONS.contains(call.function)
        && arguments.length > 1
        && arguments[1] instanceof Node.Constant constant
        && constant.value instanceof String pattern) {
      return new Call(
          call.number(),
          call.function,
          call.overload,
          arguments,
          RegexFunctions.with(call.function, compile(pattern)),
          call.cost,
          true);
    }
    return call;
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Node membership(
      Call call, io.github.aiconf.simulator.selector.CelList list) {
    if (list.size() == 0) {
      return new Node.Constant(call.number(), false);
    }
    Set<Object> members = new HashSet<>();
    for (long i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (!addMember(members, element)) {
        return null;
      }
    }
    return new SpecialNodes.Membership(call.number(), call.arguments[0], members);
  }

  /** Adds the element and the numbers of other types that equal it. */
  private static boolean addMember(Set<Object> members, Object element) {
    if (element instanceof Double number) {
      if (!number.isNaN()) {
        members.add(number == 0 ? (Object) 0.0 : number);
      }
      Long exact = Numbers.exactLong(number);
      if (exact != null) {
        members.add(exact);
      }
      Long unsigned = Numbers.exactUnsigned(number);
      if (unsigned != null) {
        members.add(new Uint(unsigned));
      }
      return true;
    } else if (element instanceof Long number) {
      members.add(number);
      members.add((double) number);
      if (number >= 0) {
        members.add(new Uint(number));
      }
      return true;
    } else if (element instanceof Uint number) {
      members.add(number);
      members.add(number.asDouble());
      if (number.value() >= 0) {
        members.add(number.value());
      }
      return true;
    } else if (element instanceof String || element instanceof Boolean) {
      members.add(element);
      return true;
    }
    return false;
  }

  private Node list(int number, CelList list, @Nullable Scope scope) {
    Node[] elements = new Node[list.elements().size()];
    boolean[] optional = new boolean[elements.length];
    boolean constant = true;
    for (int i = 0; i < elements.length; i++) {
      elements[i] = plan(list.elements().get(i), scope);
      constant &= elements[i] instanceof Node.Constant;
    }
    list.optionalIndices().forEach(index -> optional[index] = true);
    Aggregate.ListLiteral literal = new Aggregate.ListLiteral(number, elements, optional);
    return constant ? literal.constant() : literal;
  }

  private Node map(int number, CelMap map, @Nullable Scope scope) {
    List<Node> entries = new ArrayList<>();
    boolean[] optional = new boolean[map.entries().size()];
    boolean constant = true;
    for (CelMap.Entry entry : map.entries()) {
      optional[entries.size() / 2] = entry.optionalEntry();
      Node key = plan(entry.key(), scope);
      Node value = plan(entry.value(), scope);
      constant &= key instanceof Node.Constant && value instanceof Node.Constant;
      entries.add(key);
      entries.add(value);
    }
    Aggregate.MapLiteral literal =
        new Aggregate.MapLiteral(number, entries.toArray(new Node[0]), optional);
    return constant ? literal.constant() : literal;
  }

  private Node comprehension(int number, CelComprehension fold, @Nullable Scope scope) {
    int accumulator = variables++;
    int first = variables++;
    int second = fold.iterVar2().isEmpty() ? -1 : variables++;
    Comprehension comprehension = new Comprehension(number, accumulator, first, second);
    Scope result = new Scope(fold.accuVar(), accumulator, comprehension, scope);
    Scope loop = new Scope(fold.iterVar(), first, null, result);
    if (second >= 0) {
      loop = new Scope(fold.iterVar2(), second, null, loop);
    }
    comprehension.complete(new Comprehension.Body(
        plan(fold.iterRange(), scope),
        plan(fold.accuInit(), scope),
        plan(fold.loopCondition(), loop),
        plan(fold.loopStep(), loop),
        plan(fold.result(), result)));
    return comprehension;
  }
}
