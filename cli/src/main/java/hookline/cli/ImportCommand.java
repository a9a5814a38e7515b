package hookline.cli;

import hookline.cli.bulk.DirectoryImport;
import hookline.cli.bulk.Progress;
import hookline.cli.config.GivenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    description = {
      "Makes and changes what a bulk file says: Mattermost's export of teams, channels and users,",
      "or one of `hookline directory export`. What is as the file has it is left alone, so an",
      "import can be repeated, and one that was cut short goes on. Exits 1 when a line was refused."
    },
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(
      paramLabel = "FILE",
      description = "JSON, an object a line; - reads it from standard input.")
  private String file = "-";

  @Option(names = "--dry-run", description = "Says what would be done, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--strict",
      description = "Ends at the first line that is refused; those before it are written.")
  private boolean strict;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    boolean isStandardInput = file.equals("-");
    try (InputStream in = GivenFile.open(file);
        LoadedDirectory directory = LoadedDirectory.open(options)) {
      long size = isStandardInput ? 0 : Files.size(Path.of(file));
      Progress progress = new Progress(err, Ansi.AUTO.enabled(), size);
      DirectoryImport work =
          dryRun
              ? DirectoryImport.trial(directory.view(), strict, err, progress)
              : DirectoryImport.into(directory.writer(), strict, err, progress);
      String name = isStandardInput ? "standard input" : file;
      boolean complete = work.run(in, name, System.currentTimeMillis());
      out.print(work.summary());
      if (dryRun) {
        out.println("Nothing was written.");
      }
      out.flush();
      return complete ? 0 : 1;
    }
  }
}
