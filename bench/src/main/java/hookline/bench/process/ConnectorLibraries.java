package hookline.bench.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the connector beside our sink needs: fetched when it is first asked for, into a folder of
 * its own, and on no class path of ours.
 */
public final class ConnectorLibraries {
  private ConnectorLibraries() {}

  /**
   * The class path of Kafka Connect with the connector.
   *
   * @throws IOException when it cannot be fetched; the message says what to do
   */
  public static String classPath() throws Exception {
    String checkout = System.getProperty("hookline.checkout");
    if (checkout == null) {
      throw new IOException("the connector is fetched by a checkout's build: add --no-connector");
    }
    Path module = Path.of(checkout, "bench", "connector");
    Path libraries = module.resolve("target").resolve("lib");
    if (!Files.isDirectory(libraries)) {
      Process build =
          new ProcessBuilder(
                  List.of(
                      Path.of(checkout, "mvnw").toString(),
                      "--batch-mode",
                      "-q",
                      "-f",
                      module.resolve("pom.xml").toString(),
                      "package"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(log(module).toFile()))
              .start();
      if (build.waitFor() != 0) {
        throw new IOException(
            "the connector cannot be fetched: see %s, or add --no-connector"
                .formatted(log(module)));
      }
    }
    return libraries + File.separator + "*";
  }

  private static Path log(Path module) throws IOException {
    return Files.createDirectories(module.resolve("target")).resolve("fetch.log");
  }
}
