package hookline.faults.scale;

import hookline.cli.Main;
import hookline.faults.line.LoneBroker;
import hookline.faults.line.Sources;
import hookline.faults.network.Ports;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import hookline.payload.model.Hook;
import hookline.topics.GroupOffsets;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** One broker with topics and hooks, and processors, each a process of its own. Thread-safe. */
final class Site implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SOURCES = 96;
  private static final int OK = 200;

  private final Path folder;
  private final ChildProcess broker;
  private final String bootstrap;
  private final Topics topics = new Topics(TopicSettings.DEFAULTS);
  private final List<ChildProcess> processors = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Hook> hooks;
  private final Admin admin;

  private Site(Path folder) {
    this.folder = folder;
    int port = Ports.find();
    this.bootstrap = "127.0.0.1:" + port;
    this.broker = LoneBroker.in(folder, port, "512m");
    broker.start();
    this.admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap));
    Waiting.until(
        "the topics are made",
        PATIENCE,
        () -> {
          new TopicAdmin(admin, topics).apply();
          return true;
        });
    this.hooks = Sources.make(SOURCES, topics, kafka());
  }

  static Site start(Path folder) {
    return new Site(folder);
  }

  Map<String, String> kafka() {
    return Map.of("bootstrap.servers", bootstrap);
  }

  Topics topics() {
    return topics;
  }

  /** Of more sources than there are partitions, so that none of these is empty. */
  List<Hook> hooks() {
    return hooks;
  }

  /** Starts so many more processors, and returns when they and the others do their work. */
  void add(int count) {
    for (int i = 0; i < count; i++) {
      processors.add(processor(processors.size()));
    }
    awaitReady();
  }

  /** Tells the last processor that it will not come back, and stops it. */
  void removeLast() {
    ChildProcess last = processors.remove(processors.size() - 1);
    ports.remove(ports.size() - 1);
    last.signal("USR1");
    last.stop();
    awaitReady();
  }

  private void awaitReady() {
    Waiting.until(
        "the processors are ready", PATIENCE, () -> ports.stream().allMatch(this::isReady));
  }

  private ChildProcess processor(int number) {
    int port = Ports.find();
    Map<String, String> environment = new HashMap<>();
    environment.put("HOOKLINE_KAFKA_BOOTSTRAP_SERVERS", bootstrap);
    environment.put("HOOKLINE_STATE_DIR", folder.resolve("state").toString());
    environment.put("HOOKLINE_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("HOOKLINE_MANAGEMENT_PORT", Integer.toString(port));
    ChildProcess processor =
        ChildProcess.ofClass(
            "processor-" + number,
            Main.class.getName(),
            List.of("processor"),
            "384m",
            environment,
            folder.resolve("processor-" + number + ".log"));
    processor.start();
    ports.add(port);
    return processor;
  }

  private boolean isReady(int port) {
    try {
      return http.send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == OK;
    } catch (IOException e) {
      return false; // It is not up yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits until nothing is left to process. */
  void awaitProcessed() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (int i = 0; i < topics.settings().partitions(); i++) {
      asked.put(new TopicPartition(topics.payloads(), i), OffsetSpec.latest());
    }
    Waiting.until(
        "all payloads are processed",
        PATIENCE,
        () -> {
          Map<TopicPartition, Long> done =
              GroupOffsets.of(admin, topics.processorApplication(), PATIENCE);
          return admin.listOffsets(asked).all().get().entrySet().stream()
              .allMatch(
                  end ->
                      end.getValue().offset() == 0
                          || Objects.requireNonNullElse(done.get(end.getKey()), 0L)
                              >= end.getValue().offset());
        });
  }

  @Override
  public void close() {
    processors.forEach(ChildProcess::close);
    admin.close(Duration.ZERO);
    broker.close();
  }
}
