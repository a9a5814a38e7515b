package hookline.processor;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.embedded.Shared;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** Topics of one's own on the shared broker, and a directory in them. */
final class Cluster implements AutoCloseable {
  final Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  final Topics topics;
  final DirectoryWriter writer;
  private final DirectoryView writersView;

  Cluster() {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    topics =
        new Topics(
            new TopicSettings(
                UUID.randomUUID() + ".", 2, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
    writersView = loadedView();
    writer = new DirectoryWriter(writersView, topics, kafka);
  }

  /** Writes what {@link TestDirectory} holds. */
  void fillDirectory() {
    TestDirectory directory = new TestDirectory();
    List<DirectoryEntry> entries = new ArrayList<>();
    for (User user : directory.users.values()) {
      entries.add(DirectoryEntry.of(DirectoryTopic.USERS, user));
    }
    for (Channel channel : directory.channels.values()) {
      entries.add(DirectoryEntry.of(DirectoryTopic.CHANNELS, channel));
    }
    for (Hook hook : directory.hooks.values()) {
      entries.add(DirectoryEntry.of(DirectoryTopic.HOOKS, hook));
    }
    writer.write(view -> entries);
  }

  DirectoryView loadedView() {
    DirectoryView view = DirectoryView.start(topics, kafka);
    if (!view.awaitLoaded(Duration.ofSeconds(20))) {
      throw new AssertionError(view.notReady());
    }
    return view;
  }

  @Override
  public void close() {
    writersView.close();
  }
}
