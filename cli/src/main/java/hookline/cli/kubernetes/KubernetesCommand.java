package hookline.cli.kubernetes;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hookline kubernetes}: for hooks of pods. */
@Command(
    name = "kubernetes",
    description = "Answers what hooks of pods need to know; see examples/kubernetes.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
public final class KubernetesCommand {
  private static final Path SERVICE_ACCOUNT =
      Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  @Spec private @Nullable CommandSpec spec;

  /** 0 when the pod will not be made again; 1 when it will, or when that cannot be told. */
  @Command(
      name = "scaled-in",
      description = {
        "Exits 0 when the pod it runs in ends because its StatefulSet is to have fewer, else 1.",
        "When that cannot be told it says why, and exits 1: to be taken for a restart costs a wait,"
            + " to be taken for an end moves partitions twice."
      },
      mixinStandardHelpOptions = true)
  int scaledIn() throws InterruptedException {
    Map<String, String> environment = System.getenv();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try {
      PodScale scale =
          new PodScale(
              SERVICE_ACCOUNT,
              "%s:%s"
                  .formatted(
                      environment.get("KUBERNETES_SERVICE_HOST"),
                      environment.get("KUBERNETES_SERVICE_PORT_HTTPS")));
      return scale.isScaledIn(environment.getOrDefault("HOSTNAME", "")) ? 0 : 1;
    } catch (IOException | IllegalArgumentException e) {
      err.println("hookline: whether this pod will be made again cannot be told: " + e);
      err.flush();
      return 1;
    }
  }
}
