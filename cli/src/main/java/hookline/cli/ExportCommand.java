package hookline.cli;

import hookline.cli.bulk.DirectoryExport;
import hookline.cli.bulk.SecretFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "export",
    description = {
      "Writes the whole directory as a bulk file that `hookline directory import` reads.",
      "It has the hooks' ids in it, which are secrets: only its owner may read the file."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Replaced when it is there; standard output when none is named.")
  private @Nullable Path file;

  @Override
  public Integer call() throws IOException {
    try (LoadedDirectory directory = LoadedDirectory.open(options)) {
      DirectoryExport export = new DirectoryExport(directory.view());
      if (file == null) {
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        export.write(out);
        out.flush();
      } else {
        SecretFile.write(file, export::write);
      }
      return 0;
    }
  }
}
