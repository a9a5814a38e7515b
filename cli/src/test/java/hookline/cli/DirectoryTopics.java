package hookline.cli;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A directory of its own on the shared broker, as commands see it and as it is. */
final class DirectoryTopics implements AutoCloseable {
  private final Map<String, String> kafka =
      Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  private final Topics topics;
  private final List<DirectoryView> views = new ArrayList<>();

  DirectoryTopics() {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    topics =
        new Topics(
            new TopicSettings(
                UUID.randomUUID() + ".", 12, 0, defaults.retention(), defaults.maxRecordBytes()));
    TypedCommand applied = run("topics", "apply");
    if (applied.exit() != 0) {
      throw new AssertionError(applied.err());
    }
  }

  TypedCommand run(String... command) {
    return TypedCommand.run(topics.prefix(), command);
  }

  List<String> settings() {
    return TypedCommand.settings(topics.prefix());
  }

  /** How to reach the broker. */
  Map<String, Object> kafka() {
    return Map.copyOf(kafka);
  }

  /** What a topic of this directory is called. */
  String name(DirectoryTopic topic) {
    return topics.directory(topic);
  }

  /** A view that has read all there is now, and follows. */
  DirectoryView view() {
    DirectoryView view = DirectoryView.start(topics, kafka);
    views.add(view);
    if (!view.awaitLoaded(Duration.ofSeconds(30))) {
      throw new AssertionError(view.notReady());
    }
    return view;
  }

  void write(DirectoryView view, DirectoryEntry... entries) {
    new DirectoryWriter(view, topics, kafka).write(directory -> List.of(entries));
  }

  static String newId() {
    return Ids.of(UUID.randomUUID());
  }

  @Override
  public void close() {
    views.forEach(DirectoryView::close);
  }
}
