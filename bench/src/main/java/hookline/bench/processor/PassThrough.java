package hookline.bench.processor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.bench.process.Orders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.GlobalKTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * What a Streams application cannot do with less: reads each payload as JSON, joins it with its
 * hook from a global table, writes it, exactly once.
 */
final class PassThrough {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build();

  private PassThrough() {}

  /**
   * Says that it is ready once it is.
   *
   * @param arguments the broker, the application's id, the topics of payloads, hooks and results,
   *     the folder of its state, its commit interval and poll time in milliseconds
   */
  public static void main(String[] arguments) throws Exception {
    StreamsBuilder builder = new StreamsBuilder();
    GlobalKTable<String, byte[]> hooks =
        builder.globalTable(
            arguments[3],
            Consumed.with(Serdes.String(), Serdes.ByteArray()),
            Materialized.as("hooks"));
    builder.stream(arguments[2], Consumed.with(Serdes.String(), Serdes.ByteArray()))
        .mapValues(PassThrough::parse, Named.as("parse"))
        .join(hooks, (source, payload) -> source, PassThrough::joined, Named.as("join"))
        .to(arguments[4], Produced.with(Serdes.String(), Serdes.ByteArray()));
    try (KafkaStreams streams = new KafkaStreams(builder.build(), settings(arguments))) {
      CountDownLatch running = new CountDownLatch(1);
      streams.setStateListener(
          (now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
              running.countDown();
            }
          });
      streams.start();
      running.await();
      Orders.serve("ready", order -> "");
    }
  }

  private static Properties settings(String[] arguments) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[1]);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, Path.of(arguments[5]).toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.parseLong(arguments[6]));
    settings.put(StreamsConfig.POLL_MS_CONFIG, Long.parseLong(arguments[7]));
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.producerPrefix("max.request.size"), 4 << 20);
    return settings;
  }

  private static JsonNode parse(byte[] payload) {
    try {
      return MAPPER.readTree(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The payload with the channel its hook leads to. */
  private static byte[] joined(JsonNode payload, byte[] hook) {
    try {
      ((ObjectNode) payload).set("channel_id", MAPPER.readTree(hook).get("channel_id"));
      return MAPPER.writeValueAsBytes(payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
