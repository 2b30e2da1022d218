package io.github.aiconf.requirements.networking.inference;

import com.google.auto.service.AutoService;
import io.github.aiconf.api.Check;
import io.github.aiconf.api.ProfileKind;
import io.github.aiconf.api.Requirement;
import java.util.List;

/** {@code ai_inference}: Gateway API with an implementation that steers inference traffic. */
@AutoService(Requirement.class)
public final class AiInference implements Requirement {

  @Override
  public String id() {
    return "ai_inference";
  }

  @Override
  public String title() {
    return "Gateway API for inference traffic";
  }

  @Override
  public String meaning() {
    return "Gateway API is installed with an implementation that can split traffic by weight and route it by header, for "
        + "example by those of OpenAI clients. Both are core features of HTTPRoute. A service mesh may take part, but need not.";
  }

  @Override
  public List<Check> checks() {
    return List.of(new GatewayClassAccepted());
  }

  @Override
  public List<ProfileKind<?>> profileKinds() {
    return List.of(GatewayImplementation.KIND);
  }
}
