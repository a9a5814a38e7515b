package hookline.directory;

import static hookline.directory.DirectoryFixture.channel;
import static hookline.directory.DirectoryFixture.hook;
import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectoryDraftTest {
  private static final DirectoryLookup NOTHING = new DirectoryState(Projection.WHOLE);

  private final DirectoryDraft base = new DirectoryDraft(NOTHING);
  private final DirectoryDraft draft = new DirectoryDraft(base);

  @Test
  void lookups_findWhatThereIsAndWhatWasPut() {
    put(base, DirectoryTopic.CHANNELS, channel("c1", "one"));
    put(draft, DirectoryTopic.CHANNELS, channel("c2", "two"));
    assertThat(draft.channel("c1").name()).isEqualTo("one");
    assertThat(draft.channelByName("t", "one").id()).isEqualTo("c1");
    assertThat(draft.channelByName("t", "two").id()).isEqualTo("c2");
    assertThat(draft.channelByName("t", "three")).isNull();
    assertThat(base.channelByName("t", "two")).isNull();
  }

  @Test
  void lookups_byAName_findNothingOnceItWasGivenUp() {
    put(base, DirectoryTopic.CHANNELS, channel("c", "old"));
    put(base, DirectoryTopic.TEAMS, new Team("t", "old", "", 1, 1, 0));
    put(base, DirectoryTopic.USERS, user("u", "old"));
    put(base, DirectoryTopic.HOOKS, hook("s", "old"));
    put(draft, DirectoryTopic.CHANNELS, channel("c", "new"));
    put(draft, DirectoryTopic.TEAMS, new Team("t", "new", "", 1, 1, 0));
    put(draft, DirectoryTopic.USERS, user("u", "new"));
    put(draft, DirectoryTopic.HOOKS, hook("s", "new"));
    assertThat(draft.channelByName("t", "old")).isNull();
    assertThat(draft.teamByName("old")).isNull();
    assertThat(draft.userByName("old")).isNull();
    assertThat(draft.hookOfId("old")).isNull();
    assertThat(draft.channelByName("t", "new")).isNotNull();
    assertThat(draft.teamByName("new")).isNotNull();
    assertThat(draft.userByName("new")).isNotNull();
    assertThat(draft.hookOfId("new")).isNotNull();
  }

  @Test
  void settings_areTheLastPut() {
    assertThat(draft.settings()).isEqualTo(Settings.DEFAULTS);
    Settings changed = new Settings(false, true, true, 1, 1);
    put(draft, DirectoryTopic.SETTINGS, changed);
    assertThat(draft.settings()).isEqualTo(changed);
    assertThat(draft.value(DirectoryTopic.SETTINGS, DirectoryTopic.SETTINGS_KEY))
        .isEqualTo(changed);
  }

  @Test
  void entries_areTheLastOfEachKey() {
    put(draft, DirectoryTopic.CHANNELS, channel("c", "first"));
    put(draft, DirectoryTopic.CHANNELS, channel("d", "other"));
    put(draft, DirectoryTopic.CHANNELS, channel("c", "last"));
    assertThat(draft.entries())
        .extracting(DirectoryEntry::value)
        .containsExactly(channel("c", "last"), channel("d", "other"));
  }

  private static void put(DirectoryDraft draft, DirectoryTopic topic, Object value) {
    draft.put(DirectoryEntry.of(topic, value));
  }

  private static User user(String id, String name) {
    return new User(id, name, "", "", List.of(), List.of(), 1, 1, 0, List.of());
  }
}
