package hookline.directory;

import static hookline.directory.DirectoryFixture.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private final DirectoryFixture fixture = new DirectoryFixture();
  private final Hook hook =
      new Hook(
          newId(),
          newId(),
          1,
          2,
          3,
          newId(),
          newId(),
          newId(),
          "display",
          "description",
          "name",
          "icon",
          true,
          Dialect.SLACK,
          "Europe/Berlin",
          4,
          RetryKey.ofHeader("svix-id"),
          60,
          newId(),
          5,
          Protection.NONE);
  private final Channel channel =
      new Channel(
          newId(), newId(), ChannelType.PRIVATE, "name", "display", "header", "purpose", 1, 2, 3);
  private final User user =
      new User(
          newId(),
          "name",
          "icon",
          "roles",
          List.of(newId()),
          List.of(newId()),
          1,
          2,
          3,
          List.of(new AccessToken(newId(), "hash", "for scripts", 4)));

  @Test
  void forPayloads_leavesOutWhatIsWrittenForPeople_andNothingElse() {
    try (DirectoryView whole = fixture.loadedView();
        DirectoryView lean =
            DirectoryView.start(fixture.topics, fixture.kafka, Projection.FOR_PAYLOADS)) {
      fixture
          .writer(whole)
          .write(
              directory ->
                  List.of(
                      DirectoryEntry.of(DirectoryTopic.HOOKS, hook),
                      DirectoryEntry.of(DirectoryTopic.CHANNELS, channel),
                      DirectoryEntry.of(DirectoryTopic.USERS, user)));
      assertThat(lean.awaitReached(whole.position(), Duration.ofSeconds(20))).isTrue();

      assertThat(whole.hookBySource(hook.sourceId())).isEqualTo(hook);
      assertThat(whole.channel(channel.id())).isEqualTo(channel);
      assertThat(whole.user(user.id())).isEqualTo(user);
      assertThat(whole.userByToken("hash")).isEqualTo(user);
      assertThat(lean.hookBySource(hook.sourceId()))
          .isEqualTo(without(hook, Hook.class, "description"));
      assertThat(lean.channel(channel.id()))
          .isEqualTo(without(channel, Channel.class, "display_name", "header", "purpose"));
      assertThat(lean.user(user.id())).isEqualTo(without(user, User.class, "tokens"));
      assertThat(lean.userByToken("hash")).isNull();
    }
  }

  @Test
  void writer_onAViewThatLeavesOut_isRefused() {
    try (DirectoryView lean =
        DirectoryView.start(fixture.topics, fixture.kafka, Projection.FOR_PAYLOADS)) {
      assertThatThrownBy(() -> fixture.writer(lean)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static <T> T without(T value, Class<T> type, String... fields) {
    ObjectNode tree = Json.convert(value, ObjectNode.class);
    Stream.of(fields).forEach(tree::remove);
    return Json.convert(tree, type);
  }
}
