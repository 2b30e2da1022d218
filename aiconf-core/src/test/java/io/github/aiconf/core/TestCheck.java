package io.github.aiconf.core;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.Resources;
import java.util.List;
import java.util.function.Function;

/** A check that answers what a test wants. */
public record TestCheck(
    String id, Depth depth, Reads declared, Function<CheckContext, Finding> answer)
    implements Check {

  /** A check of depth INSPECT that lists nodes. */
  public static TestCheck answering(String id, Function<CheckContext, Finding> answer) {
    return new TestCheck(id, Depth.INSPECT, Reads.none().list(Resources.NODES), answer);
  }

  /** A check that passes. */
  public static TestCheck passing(String id) {
    return answering(id, TestCheck::pass);
  }

  static Finding pass(CheckContext context) {
    return Finding.pass("Fine.")
        .observed(Observation.count(context.cluster().list(Resources.NODES)));
  }

  TestCheck at(Depth other) {
    return new TestCheck(id, other, declared, answer);
  }

  @Override
  public String question() {
    return "Is it fine?";
  }

  @Override
  public String proves() {
    return "That it is fine.";
  }

  @Override
  public Reads reads(Profiles profiles) {
    return declared;
  }

  @Override
  public Finding run(CheckContext context) {
    return answer.apply(context);
  }

  /** A requirement with these checks. */
  public static Requirement requirement(String id, Check... checks) {
    return new TestRequirement(id, List.of(checks));
  }

  private record TestRequirement(String id, List<Check> checks) implements Requirement {

    @Override
    public String title() {
      return "A test";
    }

    @Override
    public String meaning() {
      return "What a test needs.";
    }
  }
}
