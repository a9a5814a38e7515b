package hookline.bench.ingress;

import hookline.bench.PartCommand;
import hookline.bench.RunOptions;
import hookline.bench.directory.Filling;
import hookline.bench.directory.SampleDirectory;
import hookline.bench.load.HttpRequests;
import hookline.bench.measure.Budget;
import hookline.bench.measure.Quantity;
import hookline.bench.measure.Scene;
import hookline.bench.measure.Subject;
import hookline.bench.process.Child;
import hookline.bench.process.Role;
import hookline.bench.process.TopicRoom;
import hookline.bench.process.Workbench;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Part 1: durable 200s a second, and how long each takes. */
@Command(
    name = "ingress",
    description =
        "The ingress beside a bare Undertow that reads the body and answers ok, and beside a bare"
            + " Kafka producer with the same settings.")
public final class IngressPart extends PartCommand {
  private static final String INGRESS = "hookline ingress";
  private static final String UNDERTOW = "bare Undertow";
  private static final String PRODUCER = "bare producer";
  private static final int HOOKS = 1_000;
  private static final int BUSY = 512;
  private static final int PACED_CONNECTIONS = 64;

  /** Of a process that was warmed up before: its connections are new, its code is not. */
  private static final Duration WARM_AGAIN = Duration.ofSeconds(2);

  private static final byte[] BODY = HttpRequests.message();

  @Option(
      names = "--connections",
      split = ",",
      defaultValue = "1,64,512,4000",
      description = "How many at once (${DEFAULT-VALUE}).")
  private List<Integer> connections = List.of();

  @Option(
      names = "--rate",
      defaultValue = "5000",
      description =
          "Requests a second, evenly paced over 64 connections, under which latencies are measured"
              + " (${DEFAULT-VALUE}).")
  private int rate;

  @Override
  public String title() {
    return "Ingress";
  }

  @Override
  public Found measure(RunOptions options, Workbench bench) throws Exception {
    Topics topics = bench.topics("hookline.", 12);
    SampleDirectory directory = new SampleDirectory(HOOKS, HOOKS / 10);
    Map<String, String> kafka = Map.of("bootstrap.servers", bench.bootstrapServers());
    Filling.fill(topics, kafka, directory);
    TopicRoom.bound(kafka, topics.payloads());
    Role ingress = bench.role("ingress", topics, Map.of());
    Child undertow =
        bench.keep(
            Child.start(bench.folder(), "undertow", List.of(), BareUndertow.class.getName()));
    int undertowPort = Integer.parseInt(undertow.answer());
    Child producer =
        bench.keep(
            Child.start(
                bench.folder(),
                "producer",
                List.of(),
                BareProducer.class.getName(),
                bench.bootstrapServers(),
                topics.payloads(),
                Integer.toString(BODY.length)));
    producer.answer();

    List<byte[]> requests = requests(directory);
    List<Scene> scenes = new ArrayList<>();
    Map<String, List<Budget>> budgets = new HashMap<>();
    Duration warming = options.warmUp();
    for (int count : connections) {
      String scene = "%,d %s".formatted(count, count == 1 ? "connection" : "connections");
      List<Subject> subjects =
          List.of(
              new HttpSubject(
                  INGRESS,
                  ingress.httpPort(),
                  requests,
                  ingress.clock(),
                  bench.brokerClock(),
                  count,
                  0,
                  warming,
                  options.time()),
              new HttpSubject(
                  UNDERTOW,
                  undertowPort,
                  requests,
                  undertow.clock(),
                  null,
                  count,
                  0,
                  warming,
                  options.time()),
              new ProducerSubject(
                  PRODUCER, producer, bench.brokerClock(), count, 0, warming, options.time()));
      scenes.add(Scene.run(scene, subjects, options.rounds()));
      warming = shorter(WARM_AGAIN, options.warmUp());
      if (count == BUSY) {
        budgets.put(scene, List.of(Budget.atLeast(INGRESS, Quantity.RATE, UNDERTOW, 0.50)));
      }
    }
    String paced = "%,d connections, %,d/s".formatted(PACED_CONNECTIONS, rate);
    scenes.add(
        Scene.run(
            paced,
            List.of(
                new HttpSubject(
                    INGRESS,
                    ingress.httpPort(),
                    requests,
                    ingress.clock(),
                    bench.brokerClock(),
                    PACED_CONNECTIONS,
                    rate,
                    warming,
                    options.time()),
                new ProducerSubject(
                    PRODUCER,
                    producer,
                    bench.brokerClock(),
                    PACED_CONNECTIONS,
                    rate,
                    warming,
                    options.time())),
            options.rounds()));
    budgets.put(paced, List.of(Budget.atMost(INGRESS, Quantity.P50, PRODUCER, 1.5)));
    return new Found(notes(options), scenes, budgets);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static List<byte[]> requests(SampleDirectory directory) {
    return directory
        .hooksThatPost(HOOKS)
        .map(hook -> HttpRequests.post("/hooks/" + hook.id(), BODY))
        .toList();
  }

  private List<String> notes(RunOptions options) {
    return List.of(
        "One broker, `acks=all`, idempotent producers, as shipped: linger 5 ms, 12 partitions,"
            + " %,d hooks.".formatted(HOOKS),
        "Bodies of %d bytes. The load comes from `hookline bench` itself: one thread, keep-alive"
                .formatted(BODY.length)
            + " connections, one request under way on each; the producer has as many records under"
            + " way. Load, broker and server share the cores.",
        "With a rate, requests are due evenly, and latencies count from when each was due;"
            + " without one, every connection sends again once it is answered.",
        "%d s a measurement, %d s of full load before the first; \"behind it\" is the broker."
            .formatted(options.time().toSeconds(), options.warmUp().toSeconds()));
  }
}
