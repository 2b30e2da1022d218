package io.github.aiconf.benchmarks;

import java.util.HashMap;
import java.util.Map;

/**
 * Something that pods belong to.
 *
 * @param name also the label of its pods
 * @param uid of the owner
 * @param hash of its template
 */
record Workload(
    String name,
    String namespace,
    String team,
    String image,
    String tag,
    String imageDigest,
    String uid,
    String hash) {

  static Workload of(String name, String namespace, String team, String image, Draw draw) {
    String tag = "v" + draw.below(4) + "." + draw.below(40) + "." + draw.below(12);
    return new Workload(
        name, namespace, team, image, tag, draw.hex(64), draw.uid(), draw.suffix(10));
  }

  /** The values of an object that belongs to it. */
  Map<String, String> values(Draw draw) {
    Map<String, String> values = new HashMap<>(draw.object());
    values.put("workload", name);
    values.put("namespace", namespace);
    values.put("team", team);
    values.put("image", image);
    values.put("tag", tag);
    values.put("imagedigest", imageDigest);
    values.put("owner", uid);
    values.put("hash", hash);
    return values;
  }
}
