package hookline.directory;

import hookline.embedded.Shared;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/** A directory of its own on the shared broker. */
final class DirectoryFixture {
  final Map<String, String> kafka = Map.of("bootstrap.servers", Shared.kafka().bootstrapServers());
  final Topics topics;

  DirectoryFixture() {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    topics =
        new Topics(
            new TopicSettings(
                UUID.randomUUID() + ".", 2, 1, defaults.retention(), defaults.maxRecordBytes()));
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      new TopicAdmin(admin, topics).apply();
    }
  }

  DirectoryView loadedView() {
    DirectoryView view = DirectoryView.start(topics, kafka);
    if (!view.awaitLoaded(Duration.ofSeconds(20))) {
      throw new AssertionError(view.notReady());
    }
    return view;
  }

  DirectoryWriter writer(DirectoryView view) {
    return new DirectoryWriter(view, topics, kafka);
  }

  static Hook hook(String sourceId, String id) {
    return new Hook(
        sourceId,
        id,
        1,
        1,
        0,
        "u",
        "c",
        "t",
        "",
        "",
        "",
        "",
        false,
        Dialect.MATTERMOST,
        "UTC",
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }

  static Channel channel(String id, String name) {
    return new Channel(id, "t", ChannelType.OPEN, name, "", "", "", 1, 1, 0);
  }

  static String newId() {
    return Ids.of(UUID.randomUUID());
  }
}
