package io.github.aiconf.core.manifest;

import io.github.aiconf.api.cluster.Reads;

/**
 * The commands of kubectl that dump what checks read into a folder for {@link ManifestSource}, as a
 * shell script. Whatever kubectl refuses leaves no file, so that it counts as not recorded.
 */
public final class DumpScript {

  private static final String HEAD = """
      #!/bin/sh
      # Dumps what aiconf reads into a folder, for: aiconf check --manifests DIR
      # Usage: sh dump.sh [DIR]     uses the current context of kubectl, reads no Secrets
      # The dumps hold objects whole, environment variables too; aiconf snapshot leaves those out.
      dir=${1:-cluster-dump}
      mkdir -p "$dir" || exit 2

      dump() {
        file=$1
        shift
        if kubectl "$@" >"$dir/.part"; then mv "$dir/.part" "$dir/$file"; else rm -f "$dir/.part"; fi
      }

      dump version.json get --raw /version
      dump apis.json get --raw /apis
      for version in $(kubectl api-versions); do
        case $version in
          */*) path=/apis/$version ;;
          *) path=/api/$version ;;
        esac
        dump "discovery_$(echo "$version" | tr / _).json" get --raw "$path"
      done
      """;

  private final Reads reads;

  private DumpScript(Reads reads) {
    this.reads = reads;
  }

  /** The script for these reads. */
  public static DumpScript of(Reads reads) {
    return new DumpScript(reads);
  }

  /** The whole script, for a POSIX shell. */
  public String text() {
    StringBuilder script = new StringBuilder(HEAD);
    if (reads.gates()) {
      script.append("dump metrics.txt get --raw /metrics\n");
    }
    reads.lists().keySet().forEach(type -> script.append(line(type + ".json", type.toString())));
    reads.named().forEach((type, names) -> {
      if (!reads.lists().containsKey(type)) {
        names.forEach(name -> script.append(line(
            type + "_" + name + ".json", type + " --field-selector 'metadata.name=" + name + "'")));
      }
    });
    return script.toString();
  }

  private static String line(String file, String what) {
    return "dump '" + file + "' get " + what + " --all-namespaces -o json\n";
  }
}
