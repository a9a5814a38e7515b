package hookline.processor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a processor is told.
 *
 * @param stateDir this process's own, durable: the memory of idempotency keys lies there, and the
 *     identity by which a restart ends its predecessor's open transaction at once
 * @param instanceId the same at every start of this process, and no other's
 * @param groupProtocol how it joins the others; not {@code group.protocol} of {@code kafka}, which
 *     is the consumers' and knows other words
 * @param threads of Kafka Streams
 * @param commitInterval how long posts may wait for their transaction
 * @param pollTime how long an idle thread waits for payloads before it looks at the commit again;
 *     the default of Kafka Streams, 100 ms, alone makes a quiet hook slow
 * @param idempotencyWindow how long an {@code Idempotency-Key} is remembered, in record time, and
 *     at most what a hook chose beside it
 * @param directoryPatience how long a payload waits for the directory it was accepted under
 * @param kafka client settings, passed through untouched
 */
public record ProcessorConfig(
    Path stateDir,
    String instanceId,
    GroupProtocol groupProtocol,
    int threads,
    Duration commitInterval,
    Duration pollTime,
    Duration idempotencyWindow,
    Duration directoryPatience,
    Map<String, String> kafka) {

  /** One thread, commits every 25 ms, keys remembered for a day. */
  public static ProcessorConfig defaults(
      Path stateDir, String instanceId, Map<String, String> kafka) {
    return new ProcessorConfig(
        stateDir,
        instanceId,
        GroupProtocol.CLASSIC,
        1,
        Duration.ofMillis(25),
        Duration.ofMillis(10),
        Duration.ofHours(24),
        Duration.ofSeconds(3),
        kafka);
  }

  /** What Kafka Streams makes of the instance id: a name in the group for each thread. */
  Set<String> memberNames() {
    return IntStream.rangeClosed(1, threads)
        .mapToObj(thread -> instanceId + "-" + thread)
        .collect(Collectors.toSet());
  }

  /** The same under another protocol. */
  public ProcessorConfig withGroupProtocol(GroupProtocol protocol) {
    return new ProcessorConfig(
        stateDir,
        instanceId,
        protocol,
        threads,
        commitInterval,
        pollTime,
        idempotencyWindow,
        directoryPatience,
        kafka);
  }
}
