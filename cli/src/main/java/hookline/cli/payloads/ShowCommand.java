package hookline.cli.payloads;

import hookline.cli.LineOptions;
import hookline.cli.config.ConfigException;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.payload.model.Delivery;
import hookline.payload.model.Ids;
import hookline.topics.Headers;
import hookline.topics.PayloadLookup;
import hookline.topics.PayloadLookup.Found;
import hookline.topics.PayloadScan;
import hookline.topics.Topics;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    description = "Prints one payload: where it lies, its headers, its body.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private LineOptions line = new LineOptions();

  @Parameters(paramLabel = "DELIVERY", description = "Its delivery id.")
  private String deliveryId = "";

  @Option(names = "--pretty", description = "Prints JSON in the body on many lines, a form's too.")
  private boolean pretty;

  @Option(names = "--body", description = "Writes the body as it was sent and nothing else.")
  private boolean bodyAlone;

  @Override
  public Integer call() {
    if (!Ids.isId(deliveryId)) {
      throw new ConfigException(
          "this is no delivery id: it has 26 letters and digits, as the answer's Hookline-Delivery");
    }
    Settings settings = line.ofLog();
    Found found = find(new RoleConfigs(settings).topics(), settings);
    if (found == null) {
      throw new ConfigException(
          "the log has no payload of delivery %s; it keeps them for topics.retention"
              .formatted(deliveryId));
    }
    if (bodyAlone) {
      byte[] body = found.delivery().request().body();
      System.out.write(body, 0, body.length);
      System.out.flush();
    } else {
      print(found);
    }
    return 0;
  }

  /** By the time that most ids tell; one of a record written by hand is looked for everywhere. */
  private @Nullable Found find(Topics topics, Settings settings) {
    if (Ids.deliveryMillis(deliveryId) >= 0) {
      try (PayloadLookup lookup = new PayloadLookup(topics, settings.kafka())) {
        return lookup.find(deliveryId);
      }
    }
    AtomicReference<@Nullable Found> found = new AtomicReference<>();
    try (PayloadScan scan = new PayloadScan(topics, settings.kafka())) {
      scan.read(
          scan.between(0, 0),
          payload -> {
            if (payload.delivery().id().equals(deliveryId)) {
              found.set(payload);
            }
            return found.get() == null;
          });
    }
    return found.get();
  }

  private void print(Found found) {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Delivery delivery = found.delivery();
    out.printf(
        "%s, partition %d, offset %d%n",
        delivery.position().topic(), delivery.position().partition(), delivery.position().offset());
    out.printf("received %s%n", PayloadLine.time(delivery.receivedAt()));
    out.printf("source-id: %s%n", Escaped.oneLine(delivery.sourceId()));
    for (Header header : found.headers()) {
      String value = header.value() == null ? "" : new String(header.value(), Headers.CHARSET);
      out.printf("%s: %s%n", Escaped.oneLine(header.key()), Escaped.oneLine(value));
    }
    out.println();
    String text = PayloadText.of(delivery.request());
    if (text == null) {
      out.printf(
          "(%d bytes that are no text: --body writes them)%n", delivery.request().body().length);
    } else {
      out.println(Escaped.lines(pretty ? PayloadText.pretty(text) : text));
    }
    out.flush();
  }
}
