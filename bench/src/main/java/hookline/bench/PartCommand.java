package hookline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A part as a command of its own. */
@Command(mixinStandardHelpOptions = true)
public abstract class PartCommand implements Part, Callable<Integer> {
  @Spec private @Nullable CommandSpec command;
  @Mixin private RunOptions options = new RunOptions();

  @Override
  public final Integer call() throws Exception {
    CommandSpec spec = Objects.requireNonNull(command);
    List<String> typed = new ArrayList<>(List.of("./hookline", "bench", spec.name()));
    // What was typed, without the part's own name, which is the first of it.
    List<String> all = spec.commandLine().getParseResult().originalArgs();
    typed.addAll(all.subList(Math.min(all.size(), 1 + all.indexOf(spec.name())), all.size()));
    PartRun run = new PartRun(options);
    run.run(spec.name(), this, typed);
    return run.exitCode();
  }
}
