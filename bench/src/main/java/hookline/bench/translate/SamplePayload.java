package hookline.bench.translate;

import hookline.payload.model.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Five payloads of the kinds senders send, from files beside this class. */
public enum SamplePayload {
  /** One line of text. */
  PLAIN_TEXT("plain-text.json", Dialect.MATTERMOST, 4),
  /** The product page's build table, with its raw newlines. */
  BUILD_TABLE("build-table.json", Dialect.MATTERMOST, 4),
  /** An alert as Prometheus's Alertmanager sends it: one attachment with fields and links. */
  ALERT("alert.json", Dialect.SLACK, 3),
  /** A report of fifty blocks: as many as Slack takes. */
  BLOCKS("blocks.json", Dialect.SLACK, 4),
  /** A log in a code block, as long as a request may be. */
  LOG_DUMP("log-dump.json", Dialect.MATTERMOST, 4);

  private static final int LARGEST = 300_000;

  private final String file;
  private final Dialect surface;
  private final double budget;

  SamplePayload(String file, Dialect surface, double budget) {
    this.file = file;
    this.surface = surface;
    this.budget = budget;
  }

  /** The surface its senders use. */
  public Dialect surface() {
    return surface;
  }

  /** How many times its {@code readTree} translating it may take. */
  double budget() {
    return budget;
  }

  /** Its name in the table. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The request's body. */
  public byte[] body() {
    String json = read();
    if (this != LOG_DUMP) {
      return bytes(json);
    }
    // The file has a minute of log, which is repeated up to the limit.
    int logStart = json.indexOf("```\\n") + 5;
    int logEnd = json.lastIndexOf("```");
    String log = json.substring(logStart, logEnd);
    int times = (LARGEST - (json.length() - log.length())) / bytes(log).length;
    return bytes(json.substring(0, logStart) + log.repeat(times) + json.substring(logEnd));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String read() {
    try (InputStream in = SamplePayload.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no such file on the classpath: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
