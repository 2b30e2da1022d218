package io.github.aiconf.cli;

import io.github.aiconf.core.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"aiconf " + ToolVersion.get()};
  }
}
