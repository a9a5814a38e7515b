package hookline.faults.clients;

import hookline.embedded.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what odd clients cost honest ones. */
@Command(
    name = "clients",
    description =
        "Measures an honest client's times alone and beside idle, slow and hostile ones, and the"
            + " ingress's memory.",
    mixinStandardHelpOptions = true)
public final class ClientsCommand implements Callable<Integer> {
  @Option(
      names = "--idle",
      defaultValue = "20000",
      description = "Idle connections (${DEFAULT-VALUE}), as many to each ingress.")
  private int idle;

  @Option(
      names = "--ingresses",
      defaultValue = "2",
      description =
          "Processes that share them (${DEFAULT-VALUE}); the limit of open files is a process's.")
  private int ingresses;

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Each once alone and once beside the crowd (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--requests",
      defaultValue = "2000",
      description = "Of the honest client in each half of a round (${DEFAULT-VALUE}).")
  private int requests;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("hookline-clients-");
    new OddClients(folder, idle, ingresses, rounds, requests, System.out).run();
    Folders.delete(folder);
    return 0;
  }
}
