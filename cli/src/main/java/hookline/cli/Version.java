package hookline.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar this runs from, and of the Java that runs it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Hookline %s on Java %s"
          .formatted(version == null ? "(unpackaged)" : version, System.getProperty("java.version"))
    };
  }
}
