package hookline.bench.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.bench.measure.Quantity;
import hookline.bench.measure.Subject;
import hookline.bench.process.StandaloneProcess;
import hookline.bench.process.Workbench;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Standalone from an empty folder to its first webhook, and what all of it then holds. */
record StandaloneSubject(String name, Workbench bench) implements Subject {
  /** The system's cache of its files is warm afterwards, as it is for a second start. */
  @Override
  public void warmUp() throws Exception {
    measure();
  }

  @Override
  public Map<Quantity, Double> measure() throws Exception {
    Path folder = Files.createTempDirectory(bench.folder(), "start-");
    HttpClient http = HttpClient.newHttpClient();
    long start = System.nanoTime();
    try (StandaloneProcess standalone = StandaloneProcess.start(folder)) {
      HttpRequest webhook =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/hooks/%s"
                          .formatted(standalone.httpPort(), standalone.property("hook.id"))))
              .POST(BodyPublishers.ofByteArray("{\"text\": \"first\"}".getBytes(UTF_8)))
              .header("Content-Type", "application/json")
              .build();
      int status = http.send(webhook, BodyHandlers.discarding()).statusCode();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (status != 200) {
        throw new IllegalStateException("the first webhook was answered " + status);
      }
      Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
      figures.put(Quantity.START, seconds);
      double resident = standalone.residentMebibytes();
      if (resident > 0) {
        figures.put(Quantity.RESIDENT, resident);
      }
      return figures;
    } finally {
      Workbench.delete(folder);
    }
  }
}
