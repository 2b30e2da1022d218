package io.github.aiconf.simulator.dra.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.aiconf.simulator.dra.AllocatedConfiguration;
import io.github.aiconf.simulator.dra.AllocatedDevice;
import io.github.aiconf.simulator.dra.Allocation;
import io.github.aiconf.simulator.dra.ClaimAllocation;
import io.github.aiconf.simulator.model.DeviceToleration;
import io.github.aiconf.simulator.model.NodeSelector;
import io.github.aiconf.simulator.model.NodeSelector.Requirement;
import io.github.aiconf.simulator.model.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes answers. Empty fields are left out, as Kubernetes' encoding of the objects does. */
final class AnswerWriter {

  private static final String UNDECIDED = "undecided: the search was ended before it was done";

  private final JsonGenerator json;
  private int shares;

  AnswerWriter(JsonGenerator json) {
    this.json = json;
  }

  /** What became of the claims on one node. */
  void node(String node, Allocation allocation) throws IOException {
    shares = 0;
    json.writeStartObject();
    json.writeStringField("node", node);
    json.writeBooleanField("feasible", allocation instanceof Allocation.Allocated);
    if (allocation instanceof Allocation.Allocated allocated) {
      if (!allocated.claims().isEmpty()) {
        json.writeArrayFieldStart("allocations");
        for (ClaimAllocation claim : allocated.claims()) {
          claim(claim);
        }
        json.writeEndArray();
      }
    } else if (allocation instanceof Allocation.Failed failed) {
      json.writeStringField("error", failed.message());
      json.writeStringField("errorKind", failed.kind().name().toLowerCase(Locale.ROOT));
    } else if (allocation instanceof Allocation.Undecided) {
      json.writeStringField("error", UNDECIDED);
      json.writeStringField("errorKind", "timeout");
    }
    json.writeEndObject();
  }

  /** A claim and what it gets. */
  void claim(ClaimAllocation claim) throws IOException {
    json.writeStartObject();
    json.writeStringField("claim", claim.claim());
    json.writeFieldName("result");
    result(claim);
    json.writeEndObject();
  }

  /** An AllocationResult. Shares are numbered through, since their real names are random. */
  private void result(ClaimAllocation claim) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("devices");
    if (!claim.devices().isEmpty()) {
      json.writeArrayFieldStart("results");
      for (AllocatedDevice device : claim.devices()) {
        device(device);
      }
      json.writeEndArray();
    }
    if (!claim.configuration().isEmpty()) {
      json.writeArrayFieldStart("config");
      for (AllocatedConfiguration configuration : claim.configuration()) {
        configuration(configuration);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    if (claim.nodeSelector().isPresent()) {
      json.writeFieldName("nodeSelector");
      nodeSelector(claim.nodeSelector().get());
    }
    json.writeEndObject();
  }

  private void device(AllocatedDevice device) throws IOException {
    json.writeStartObject();
    json.writeStringField("request", device.request());
    json.writeStringField("driver", device.driver());
    json.writeStringField("pool", device.pool());
    json.writeStringField("device", device.device());
    if (device.adminAccess()) {
      json.writeBooleanField("adminAccess", true);
    }
    if (!device.tolerations().isEmpty()) {
      json.writeArrayFieldStart("tolerations");
      for (DeviceToleration toleration : device.tolerations()) {
        toleration(toleration);
      }
      json.writeEndArray();
    }
    texts("bindingConditions", device.bindingConditions());
    texts("bindingFailureConditions", device.bindingFailureConditions());
    if (device.shareId().isPresent()) {
      json.writeStringField("shareID", "share-" + shares++);
    }
    if (!device.consumedCapacity().isEmpty()) {
      json.writeObjectFieldStart("consumedCapacity");
      for (Map.Entry<String, Quantity> amount :
          new TreeMap<>(device.consumedCapacity()).entrySet()) {
        json.writeStringField(amount.getKey(), amount.getValue().toString());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void toleration(DeviceToleration toleration) throws IOException {
    json.writeStartObject();
    text("key", toleration.key());
    text("operator", toleration.operator());
    text("value", toleration.value());
    text("effect", toleration.effect());
    Optional<Long> seconds = toleration.tolerationSeconds();
    if (seconds.isPresent()) {
      json.writeNumberField("tolerationSeconds", seconds.get());
    }
    json.writeEndObject();
  }

  private void configuration(AllocatedConfiguration configuration) throws IOException {
    json.writeStartObject();
    json.writeStringField("source", configuration.source());
    texts("requests", configuration.requests());
    for (Map.Entry<String, Object> field : configuration.content().entrySet()) {
      json.writeObjectField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
  }

  private void nodeSelector(NodeSelector selector) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("nodeSelectorTerms");
    for (NodeSelector.Term term : selector.terms()) {
      json.writeStartObject();
      requirements("matchExpressions", term.labels());
      requirements("matchFields", term.fields());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void requirements(String field, List<Requirement> requirements) throws IOException {
    if (requirements.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (Requirement requirement : requirements) {
      json.writeStartObject();
      json.writeStringField("key", requirement.key());
      json.writeStringField("operator", requirement.operator());
      texts("values", requirement.values());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void text(String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }

  private void texts(String field, List<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
