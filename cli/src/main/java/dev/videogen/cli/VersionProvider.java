package dev.videogen.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which videogen this is, and on which Java it runs. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version =
        Optional.ofNullable(VersionProvider.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    return new String[] {"videogen " + version + " (Java " + Runtime.version().feature() + ")"};
  }
}
