package hookline.faults.rolling;

import hookline.embedded.Folders;
import hookline.faults.check.Checker;
import hookline.faults.line.Line;
import hookline.faults.line.Role;
import hookline.faults.line.RoleKind;
import hookline.faults.line.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "rolling",
    description =
        "Restarts every process of a line in turn, with the settings as shipped, under load and"
            + " behind balancers: no request may fail, and the longest stall is told.",
    mixinStandardHelpOptions = true)
public final class RollingCommand implements Callable<Integer> {
  @Option(
      names = "--times",
      defaultValue = "3",
      description = "How often all are restarted (${DEFAULT-VALUE}).")
  private int times;

  @Option(
      names = "--role",
      split = ",",
      defaultValue = "ingress,processor,sink,replayer,console",
      description = "Whose processes (${DEFAULT-VALUE}).")
  private List<RoleKind> kinds = List.of();

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("hookline-rolling-");
    System.out.println("starting a line in " + folder);
    boolean passed = true;
    try (Line line = Line.start(folder, Shape.TWICE, Map.of());
        Checker checker = new Checker(line)) {
      RollingRestart rolling = new RollingRestart(line, checker);
      List<Role> all = kinds.stream().flatMap(kind -> line.roles(kind).stream()).toList();
      for (int time = 1; time <= times && passed; time++) {
        RollingRestart.Result result = rolling.run("rolling-" + time, all);
        System.out.println(result);
        passed = result.violations().isEmpty();
      }
    }
    if (passed) {
      Folders.delete(folder);
    }
    return passed ? 0 : 1;
  }
}
