package io.github.aiconf.testkit;

import io.github.aiconf.api.Check;
import io.github.aiconf.api.CheckContext;
import io.github.aiconf.api.Depth;
import io.github.aiconf.api.Finding;
import io.github.aiconf.api.Observation;
import io.github.aiconf.api.Profiles;
import io.github.aiconf.api.Requirement;
import io.github.aiconf.api.cluster.Listing;
import io.github.aiconf.api.cluster.Reads;
import io.github.aiconf.api.cluster.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * A requirement with a check for each of some resources, which passes and observes how many there
 * are.
 */
record Counting(List<ResourceType> types) implements Requirement {

  static Counting of(ResourceType... types) {
    return new Counting(List.of(types));
  }

  @Override
  public String id() {
    return "acme.example/counting";
  }

  @Override
  public String title() {
    return "Counting";
  }

  @Override
  public String meaning() {
    return "Objects can be counted.";
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (ResourceType type : types) {
      checks.add(new Count("count_" + checks.size(), type));
    }
    return checks;
  }

  private record Count(String id, ResourceType type) implements Check {

    @Override
    public Depth depth() {
      return Depth.INSPECT;
    }

    @Override
    public String question() {
      return "How many " + type + " are there?";
    }

    @Override
    public String proves() {
      return "That they can be listed.";
    }

    @Override
    public Reads reads(Profiles profiles) {
      return Reads.none().list(type, "metadata.name");
    }

    @Override
    public Finding run(CheckContext context) {
      Listing list = context.cluster().list(type);
      return Finding.pass(list.size() + " " + type).observed(Observation.count(list));
    }
  }
}
