package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.dra.ClaimAllocation;
import java.io.IOException;
import java.util.List;

/** Writes allocations as the API holds them. */
public final class AllocationJson {

  private AllocationJson() {}

  /**
   * Writes what claims get as an array with an object for each: its {@code claim}, and as
   * {@code result} its AllocationResult of {@code resource.k8s.io/v1}. Shares are numbered through,
   * since their real names are random.
   *
   * @param to has a codec, for the parameters of drivers
   */
  public static void write(List<ClaimAllocation> allocations, JsonGenerator to) throws IOException {
    AnswerWriter writer = new AnswerWriter(to);
    to.writeStartArray();
    for (ClaimAllocation claim : allocations) {
      writer.claim(claim);
    }
    to.writeEndArray();
  }
}
