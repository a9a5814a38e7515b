package hookline.cli.payloads;

import hookline.cli.LineOptions;
import hookline.cli.LoadedDirectory;
import hookline.cli.bulk.SecretFile;
import hookline.cli.config.ConfigException;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.topics.Json;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.PayloadScan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = {
      "Writes payloads as lines of JSON, or their bodies as files; those there are when it begins.",
      "One hook's come in their order."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  /** What standard output takes at once. */
  private static final int BUFFER_BYTES = 1 << 16;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LineOptions line = new LineOptions();

  @Mixin private PayloadOptions which = new PayloadOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description =
          "Lines of JSON, readable by its owner alone; replaced when it is there. Standard output"
              + " when neither it nor a folder is named.")
  private @Nullable Path file;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Instead: two files a delivery, ID.body with the body byte for byte and ID.headers.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws IOException {
    if (file != null && folder != null) {
      throw new ConfigException("give a FILE or a --folder, not both");
    }
    Settings settings = line.ofLog();
    PayloadFilter filter = which.filter(named -> sourceId(settings, named));
    try (PayloadScan scan = new PayloadScan(new RoleConfigs(settings).topics(), settings.kafka())) {
      if (folder != null) {
        PayloadFolder into = PayloadFolder.at(folder);
        tell(write(scan, filter, into::write), folder);
      } else if (file != null) {
        SecretFile.write(file, out -> tell(write(scan, filter, line(out)), file));
      } else {
        OutputStream out = new BufferedOutputStream(System.out, BUFFER_BYTES);
        Writer line = line(out);
        write(scan, filter, payload -> line.write(payload) && !System.out.checkError());
        out.flush();
      }
      return 0;
    }
  }

  private static String sourceId(Settings settings, String named) {
    try (LoadedDirectory directory = LoadedDirectory.open(settings)) {
      return new HookNames(directory.view()).sourceId(named);
    }
  }

  /** Writes one payload. */
  private interface Writer {
    /** Whether another can be taken. */
    boolean write(Found payload) throws IOException;
  }

  private static Writer line(OutputStream out) {
    return payload -> {
      out.write(Json.write(PayloadJson.of(payload)));
      out.write('\n');
      return true;
    };
  }

  /** Writes those that are asked for, and says how many. */
  private long write(PayloadScan scan, PayloadFilter filter, Writer writer) throws IOException {
    AtomicLong written = new AtomicLong();
    try {
      scan.read(
          which.limit() > 0 ? scan.between(which.since(), which.until()) : List.of(),
          payload -> {
            if (!filter.test(payload)) {
              return true;
            }
            try {
              boolean takesMore = writer.write(payload);
              return written.incrementAndGet() < which.limit() && takesMore;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return written.get();
  }

  private void tell(long written, @Nullable Path where) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("exported %d payloads to %s".formatted(written, where));
    out.flush();
  }
}
