package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A running sink whose database is about to fail: what it says, and how often each record was
 * written.
 */
final class SinkUnderTest implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(60);

  private final TestLog log;
  private final TestStore database;
  private final LogLines lines = new LogLines();
  private final SinkConfig config;
  private Sink sink;
  private int written;

  private SinkUnderTest(TestLog log, TestStore database, SinkConfig config) {
    this.log = log;
    this.database = database;
    this.config = config;
    this.sink = new Sink(config, log.topics());
  }

  /** A sink that works and has one post stored. */
  static SinkUnderTest start(TestLog log, TestStore database) throws Exception {
    return start(log, database, config -> config);
  }

  static SinkUnderTest start(TestLog log, TestStore database, UnaryOperator<SinkConfig> configured)
      throws Exception {
    SinkConfig config =
        configured.apply(database.config(log.topics(), log.kafka()).withGroupInstanceId("a"));
    // By the owner: the sink may have another user.
    new Schema(database.config(log.topics(), log.kafka())).migrate();
    database.execute(
        """
        CREATE TABLE attempts (id text);
        CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO attempts VALUES (NEW.id); RETURN NEW; END $$;
        GRANT INSERT ON attempts TO PUBLIC;
        -- Before: what then meets a row that is there already is noted too.
        CREATE TRIGGER note BEFORE INSERT ON posts FOR EACH ROW EXECUTE FUNCTION note()
        """);
    SinkUnderTest started = new SinkUnderTest(log, database, config);
    started.sink.start();
    started.write(1);
    started.awaitAllStored();
    started.awaitReady();
    return started;
  }

  /** Writes so many more posts to the log, each of a channel of its own. */
  void write(int count) {
    log.writePosts(
        IntStream.range(written, written + count)
            .mapToObj(i -> TestRows.post(TestRows.id(i), "channel " + i, "message " + i))
            .toList());
    written += count;
  }

  void awaitNotReady(String... parts) {
    await().atMost(SOON).untilAsserted(() -> assertThat(sink.notReady()).contains(parts));
  }

  void awaitReady() {
    await().atMost(SOON).untilAsserted(() -> assertThat(sink.notReady()).isNull());
  }

  /** All posts are there, and each was written in one committed transaction only. */
  void awaitAllStored() throws Exception {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(database.count("posts")).isEqualTo(written));
    assertThat(database.count("attempts")).isEqualTo(written);
  }

  /** That trouble began so often, and ended as often, in one line each. */
  void assertTold(int outages) {
    assertThat(lines.containing("is not ready")).hasSize(outages);
    assertThat(lines.containing("works again")).hasSize(outages);
  }

  /** The one line of an outage. */
  String told() {
    assertThat(lines.containing("is not ready")).hasSize(1);
    return lines.containing("is not ready").get(0);
  }

  void stop() {
    sink.close();
  }

  void startAgain() {
    sink = new Sink(config, log.topics());
    sink.start();
  }

  @Override
  public void close() {
    sink.close();
    lines.close();
  }

  static SinkConfig withUrl(SinkConfig config, String url) {
    return changed(config, url, config.lockTimeout(), config.transactionTimeout(), Map.of());
  }

  static SinkConfig withKafka(SinkConfig config, Map<String, String> kafka) {
    return changed(
        config, config.jdbcUrl(), config.lockTimeout(), config.transactionTimeout(), kafka);
  }

  static SinkConfig withTimeouts(SinkConfig config, Duration lock, Duration transaction) {
    return changed(config, config.jdbcUrl(), lock, transaction, Map.of());
  }

  private static SinkConfig changed(
      SinkConfig config,
      String url,
      Duration lock,
      Duration transaction,
      Map<String, String> kafka) {
    Map<String, String> all = new HashMap<>(config.kafka());
    all.putAll(kafka);
    return new SinkConfig(
        url,
        config.user(),
        config.password(),
        config.groupId(),
        config.groupInstanceId(),
        config.batchSize(),
        lock,
        transaction,
        config.longestPause(),
        all);
  }
}
