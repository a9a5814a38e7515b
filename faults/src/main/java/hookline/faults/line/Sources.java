package hookline.faults.line;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryPut;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.faults.process.Waiting;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import hookline.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes hooks to send to: a team, a creator, and each hook with a channel of its own. */
public final class Sources {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DirectoryWriter writer;

  private Sources(DirectoryWriter writer) {
    this.writer = writer;
  }

  public static List<Hook> make(int count, Topics topics, Map<String, String> kafka) {
    try (DirectoryView view = DirectoryView.start(topics, kafka)) {
      if (!view.awaitLoaded(PATIENCE)) {
        throw new IllegalStateException(view.notReady());
      }
      return new Sources(new DirectoryWriter(view, topics, kafka)).make(count);
    }
  }

  private List<Hook> make(int count) {
    Team team = (Team) put(DirectoryTopic.TEAMS, "{'name':'faults'}");
    User creator =
        (User)
            put(DirectoryTopic.USERS, "{'username':'creator','roles':'system_user system_admin'}");
    List<Hook> hooks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Channel channel =
          (Channel)
              put(
                  DirectoryTopic.CHANNELS,
                  "{'name':'channel-%d','team_id':'%s'}".formatted(i, team.id()));
      hooks.add(
          (Hook)
              put(
                  DirectoryTopic.HOOKS,
                  "{'user_id':'%s','team_id':'%s','channel_id':'%s'}"
                      .formatted(creator.id(), team.id(), channel.id())));
    }
    return hooks;
  }

  private Object put(DirectoryTopic topic, String json) {
    ObjectNode fields =
        (ObjectNode) Json.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    DirectoryPut change = new DirectoryPut(topic, fields, System.currentTimeMillis());
    List<DirectoryEntry> made = new ArrayList<>();
    // A cluster that has just begun makes its transactions' topic at the first write.
    Waiting.until(
        "the directory takes " + topic.topicName(),
        PATIENCE,
        () -> made.addAll(writer.write(change)));
    return made.get(0).value();
  }
}
