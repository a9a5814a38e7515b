package hookline.directory;

import static java.util.Objects.requireNonNull;

import hookline.directory.DirectoryPosition.TopicPosition;
import hookline.topics.DirectoryTopic;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Asks the brokers where the directory's topics end. Thread-safe; never blocks. */
final class DirectoryEnds implements AutoCloseable {
  private final Topics topics;
  private final Admin admin;

  DirectoryEnds(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, topics.prefix() + "directory-ends");
    // A question nobody answers soon is asked again by those who need it.
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    this.admin = Admin.create(settings);
  }

  /** The ends, of all topics when none is named; fails when the brokers cannot tell. */
  CompletableFuture<DirectoryPosition> ask(DirectoryTopic... asked) {
    List<DirectoryTopic> which = List.of(asked.length == 0 ? DirectoryTopic.values() : asked);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (DirectoryTopic topic : which) {
      latest.put(new TopicPartition(topics.directory(topic), 0), OffsetSpec.latest());
    }
    CompletableFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets =
        admin
            .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all()
            .toCompletionStage()
            .toCompletableFuture();
    return offsets.thenCombine(
        topicIds(which),
        (ends, ids) -> {
          Map<DirectoryTopic, TopicPosition> positions = new EnumMap<>(DirectoryTopic.class);
          for (DirectoryTopic topic : which) {
            String name = topics.directory(topic);
            ListOffsetsResultInfo end = requireNonNull(ends.get(new TopicPartition(name, 0)));
            positions.put(topic, new TopicPosition(topicId(ids, name), end.offset()));
          }
          return new DirectoryPosition(positions);
        });
  }

  private CompletableFuture<Map<String, TopicDescription>> topicIds(List<DirectoryTopic> which) {
    return admin
        .describeTopics(which.stream().map(topics::directory).toList())
        .allTopicNames()
        .toCompletionStage()
        .toCompletableFuture();
  }

  /** The starts, of all topics, as ids with offset 0: where a reader begins. */
  CompletableFuture<DirectoryPosition> askStarts() {
    return topicIds(Arrays.asList(DirectoryTopic.values()))
        .thenApply(
            ids -> {
              Map<DirectoryTopic, TopicPosition> positions = new EnumMap<>(DirectoryTopic.class);
              for (DirectoryTopic topic : DirectoryTopic.values()) {
                positions.put(topic, new TopicPosition(topicId(ids, topics.directory(topic)), 0));
              }
              return new DirectoryPosition(positions);
            });
  }

  private static Uuid topicId(Map<String, TopicDescription> descriptions, String name) {
    return requireNonNull(descriptions.get(name), name).topicId();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
