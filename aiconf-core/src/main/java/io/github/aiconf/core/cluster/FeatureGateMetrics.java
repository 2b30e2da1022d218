package io.github.aiconf.core.cluster;

import io.github.aiconf.api.cluster.FeatureGates;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads feature gates out of the metrics of an API server, line by line, since the rest is large.
 */
public final class FeatureGateMetrics {

  private static final Pattern LINE = Pattern.compile(
      "kubernetes_feature_enabled\\{.*?\\bname=\"([^\"]+)\".*?\\}\\s+([01])(?:\\.0*)?\\s*");

  private FeatureGateMetrics() {}

  /** The gates named by {@code kubernetes_feature_enabled} in Prometheus text. */
  public static FeatureGates read(InputStream in) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    Map<String, Boolean> gates = new HashMap<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        gates.put(matcher.group(1), matcher.group(2).equals("1"));
      }
    }
    return new FeatureGates(gates);
  }
}
