package hookline.directory;

import static hookline.directory.DirectoryFixture.channel;
import static hookline.directory.DirectoryFixture.hook;
import static hookline.directory.DirectoryFixture.newId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryWriter.DirectoryChange;
import hookline.directory.HookFinder.Finding;
import hookline.payload.model.AccessToken;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Settings;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.TopicAdmin;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The directory on a real broker. */
class DirectoryTest {
  private static final long NOW = 1_792_777_000_000L;

  private final DirectoryFixture fixture = new DirectoryFixture();
  private final DirectoryView view = fixture.loadedView();
  private final DirectoryWriter writer = fixture.writer(view);

  @AfterEach
  void close() {
    view.close();
  }

  @Test
  void view_ofNothing_isLoadedWithDefaults() {
    assertThat(view.notReady()).isNull();
    assertThat(view.settings()).isEqualTo(Settings.DEFAULTS);
    assertThat(view.position().topics()).hasSize(DirectoryTopic.values().length);
  }

  @Test
  void write_isSeenByItsOwnViewWhenItReturns() {
    String id = newId();
    writer.write(put(DirectoryTopic.HOOKS, hook("source", id)));
    assertThat(view.hookById(id, NOW)).isNotNull();
    assertThat(view.hookBySource("source")).isNotNull();
  }

  @Test
  void find_onAnotherProcess_knowsAHookTheMomentItsCreationIsAnswered() throws Exception {
    try (DirectoryView other = fixture.loadedView()) {
      HookFinder finder = new HookFinder(other, Duration.ofSeconds(10));
      for (int i = 0; i < 20; i++) {
        String id = newId();
        writer.write(put(DirectoryTopic.HOOKS, hook("source" + i, id)));
        assertThat(finder.find(id, NOW).get(10, TimeUnit.SECONDS))
            .isInstanceOf(Finding.Found.class);
      }
    }
  }

  @Test
  void find_anIdNobodyHas_isSure() throws Exception {
    HookFinder finder = new HookFinder(view, Duration.ofSeconds(10));
    List<CompletableFuture<Finding>> findings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      findings.add(finder.find(newId(), NOW));
    }
    findings.add(finder.find("no id at all", NOW));
    for (CompletableFuture<Finding> finding : findings) {
      assertThat(finding.get(10, TimeUnit.SECONDS)).isInstanceOf(Finding.Unknown.class);
    }
  }

  @Test
  void find_whenTheBrokersAnswerAtOnce_goesOnAsking() throws Exception {
    HookFinder finder =
        new HookFinder(
            view, Duration.ofSeconds(10), () -> CompletableFuture.completedFuture(view.position()));
    for (int i = 0; i < 3; i++) {
      assertThat(finder.find(newId(), NOW).get(10, TimeUnit.SECONDS))
          .isInstanceOf(Finding.Unknown.class);
    }
  }

  @Test
  void find_whenTheBrokersCannotBeAsked_isUndecidedAndAsksAgain() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    HookFinder finder =
        new HookFinder(
            view,
            Duration.ofSeconds(10),
            () -> {
              if (broken.get()) {
                throw new IllegalStateException("closed");
              }
              return view.askEnds(DirectoryTopic.HOOKS);
            });
    assertThat(finder.find(newId(), NOW).get(10, TimeUnit.SECONDS))
        .isInstanceOf(Finding.Undecided.class);
    broken.set(false);
    assertThat(finder.find(newId(), NOW).get(10, TimeUnit.SECONDS))
        .isInstanceOf(Finding.Unknown.class);
  }

  @Test
  void view_ofATopicMadeAnew_isReadAgainFromItsBeginning() throws Exception {
    writer.write(put(DirectoryTopic.SETTINGS, settings(100)));
    String name = fixture.topics.directory(DirectoryTopic.SETTINGS);
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(fixture.kafka))) {
      DirectoryPosition before = view.position();
      admin.deleteTopics(List.of(name)).all().get(10, TimeUnit.SECONDS);
      await().until(() -> !admin.listTopics().names().get().contains(name));
      new TopicAdmin(admin, fixture.topics).apply();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !view.position().covers(before) && view.notReady() == null);
    }
    assertThat(view.settings()).isEqualTo(Settings.DEFAULTS);
    writer.write(put(DirectoryTopic.SETTINGS, settings(200)));
    assertThat(view.settings().maximumPostLength()).isEqualTo(200);
  }

  @Test
  void view_ofATopicMadeAnew_whereItsOldOffsetIsStillThere_noticesAllTheSame() throws Exception {
    // Nothing was ever read of it: offset 0 is as good in the new topic as it was in the old.
    String name = fixture.topics.directory(DirectoryTopic.TEAMS);
    DirectoryPosition before = view.position();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(fixture.kafka))) {
      admin.deleteTopics(List.of(name)).all().get(10, TimeUnit.SECONDS);
      await().until(() -> !admin.listTopics().names().get().contains(name));
      new TopicAdmin(admin, fixture.topics).apply();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> !view.position().covers(before));
    assertThat(view.awaitReached(view.askEnds().join(), Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void write_aNewSecretWithAnOverlap_letsTheOldOneWorkUntilThen() {
    String before = newId();
    String after = newId();
    writer.write(put(DirectoryTopic.HOOKS, hook("source", before)));
    writer.write(put(DirectoryTopic.HOOKS, replaced("source", after, before, NOW + 1)));
    assertThat(view.hookById(after, NOW + 1)).isNotNull();
    assertThat(view.hookById(before, NOW)).isNotNull();
    assertThat(view.hookById(before, NOW + 1)).isNull();

    String last = newId();
    writer.write(put(DirectoryTopic.HOOKS, hook("source", last)));
    assertThat(view.hookById(last, NOW)).isNotNull();
    assertThat(view.hookById(after, NOW)).isNull();
    assertThat(view.hookById(before, NOW)).isNull();
  }

  @Test
  void write_theSameAgain_losesNoSecretAndNoToken() {
    String id = newId();
    AccessToken token = new AccessToken(newId(), AccessToken.hashOf("secret"), "", NOW);
    for (int i = 0; i < 2; i++) {
      writer.write(put(DirectoryTopic.HOOKS, hook("source", id)));
      writer.write(put(DirectoryTopic.USERS, user("jim", List.of(token))));
    }
    assertThat(view.hookById(id, NOW)).isNotNull();
    assertThat(view.userByToken(token.hash())).isNotNull();
  }

  @Test
  void write_aUserWithoutAToken_endsTheToken() {
    AccessToken kept = new AccessToken(newId(), AccessToken.hashOf("kept"), "", NOW);
    AccessToken revoked = new AccessToken(newId(), AccessToken.hashOf("revoked"), "", NOW);
    writer.write(put(DirectoryTopic.USERS, user("jim", List.of(kept, revoked))));
    assertThat(view.userByToken(revoked.hash())).isNotNull();
    writer.write(put(DirectoryTopic.USERS, user("jim", List.of(kept))));
    assertThat(view.userByToken(revoked.hash())).isNull();
    assertThat(view.userByToken(kept.hash())).isNotNull();
  }

  private static User user(String id, List<AccessToken> tokens) {
    return new User(id, id, "", "", List.of(), List.of(), 1, 1, 0, tokens);
  }

  private static Hook replaced(String sourceId, String id, String before, long until) {
    Hook hook = hook(sourceId, id);
    return new Hook(
        sourceId,
        id,
        1,
        1,
        0,
        hook.userId(),
        hook.channelId(),
        hook.teamId(),
        "",
        "",
        "",
        "",
        false,
        hook.dialect(),
        "UTC",
        0,
        RetryKey.NONE,
        0,
        before,
        until,
        Protection.NONE);
  }

  @Test
  void write_aNewSecretOrADeletion_endsTheOldSecret() {
    String before = newId();
    String after = newId();
    writer.write(put(DirectoryTopic.HOOKS, hook("source", before)));
    writer.write(put(DirectoryTopic.HOOKS, hook("source", after)));
    assertThat(view.hookById(before, NOW)).isNull();
    assertThat(view.hookById(after, NOW)).isNotNull();

    Hook hook = view.hookBySource("source");
    writer.write(put(DirectoryTopic.HOOKS, deleted(hook)));
    assertThat(view.hookById(after, NOW)).isNull();
    assertThat(view.hookBySource("source")).isNotNull();
  }

  @Test
  void write_aChannelsNewName_freesTheOldOne() {
    writer.write(put(DirectoryTopic.CHANNELS, channel("c", "old")));
    writer.write(put(DirectoryTopic.CHANNELS, channel("c", "new")));
    assertThat(view.channelByName("t", "old")).isNull();
    assertThat(view.channelByName("t", "new")).isNotNull();
  }

  @Test
  void write_whatTheChangeRefuses_writesNothing() {
    assertThatThrownBy(
            () ->
                writer.write(
                    directory -> {
                      throw DirectoryConflictException.taken("username", "user");
                    }))
        .isInstanceOf(DirectoryConflictException.class);
    assertThat(view.position()).isEqualTo(view.askEnds().join());
  }

  @Test
  void write_byTwoWritersAtOnce_givesEveryNameToOne() throws Exception {
    int names = 15;
    try (DirectoryView otherView = fixture.loadedView()) {
      DirectoryWriter other = fixture.writer(otherView);
      CompletableFuture<List<String>> one =
          CompletableFuture.supplyAsync(() -> takeNames(writer, "one", names));
      List<String> two = takeNames(other, "two", names);

      List<String> taken = new ArrayList<>(one.get(120, TimeUnit.SECONDS));
      taken.addAll(two);
      assertThat(taken).hasSize(names).doesNotHaveDuplicates();
      // A reader that comes later and sees only the log agrees.
      try (DirectoryView late = fixture.loadedView()) {
        assertThat(late.values(DirectoryTopic.CHANNELS))
            .extracting(channel -> ((Channel) channel).name())
            .containsExactlyInAnyOrderElementsOf(taken);
      }
    }
  }

  @Test
  void positionToStamp_takenAfterAHookWasSeen_coversIt() throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      ids.add(newId());
    }
    // Sees each hook the moment it can be seen, in the middle of the batch that brings it.
    CompletableFuture<List<DirectoryPosition>> stamps =
        CompletableFuture.supplyAsync(
            () -> {
              List<DirectoryPosition> taken = new ArrayList<>();
              for (String id : ids) {
                while (view.hookById(id, NOW) == null) {
                  Thread.onSpinWait();
                }
                taken.add(view.positionToStamp());
              }
              return taken;
            });
    List<DirectoryPosition> behind = new ArrayList<>();
    for (String id : ids) {
      DirectoryPosition before = view.askEnds(DirectoryTopic.HOOKS).join();
      // A hundred hooks in one change, the one waited for the first of them.
      List<DirectoryEntry> entries = new ArrayList<>();
      entries.add(DirectoryEntry.of(DirectoryTopic.HOOKS, hook("source" + id, id)));
      for (int i = 0; i < 100; i++) {
        entries.add(DirectoryEntry.of(DirectoryTopic.HOOKS, hook("other" + id + i, newId())));
      }
      writer.write(directory -> entries);
      long next = before.topics().get(DirectoryTopic.HOOKS).next();
      behind.add(
          new DirectoryPosition(
              Map.of(
                  DirectoryTopic.HOOKS,
                  new DirectoryPosition.TopicPosition(
                      before.topics().get(DirectoryTopic.HOOKS).topicId(), next + 1))));
    }
    List<DirectoryPosition> taken = stamps.get(30, TimeUnit.SECONDS);
    for (int i = 0; i < ids.size(); i++) {
      assertThat(taken.get(i).covers(behind.get(i))).isTrue();
    }
  }

  @Test
  void view_meetingRubbish_leavesItOutAndReadsOn() throws Exception {
    Topics topics = fixture.topics;
    try (KafkaProducer<String, byte[]> rubbish =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(fixture.kafka),
            new StringSerializer(),
            new ByteArraySerializer())) {
      rubbish
          .send(
              new ProducerRecord<>(
                  topics.directory(DirectoryTopic.HOOKS), "x", new byte[] {'{', 'x'}))
          .get();
    }
    String id = newId();
    writer.write(put(DirectoryTopic.HOOKS, hook("source", id)));
    assertThat(view.hookById(id, NOW)).isNotNull();
  }

  /** Tries to make a channel of every name; returns the names it got. */
  private static List<String> takeNames(DirectoryWriter writer, String who, int names) {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < names; i++) {
      String name = "name" + i;
      Channel channel = channel(who + i, name);
      try {
        writer.write(
            directory -> {
              if (directory.channelByName("t", name) != null) {
                throw DirectoryConflictException.taken("username", "user");
              }
              return List.of(DirectoryEntry.of(DirectoryTopic.CHANNELS, channel));
            });
        taken.add(name);
      } catch (DirectoryConflictException e) {
        // The other has it.
      }
    }
    return taken;
  }

  private static Settings settings(int postLength) {
    return new Settings(true, false, false, 300_000, postLength);
  }

  private static DirectoryChange put(DirectoryTopic topic, Object value) {
    return directory -> List.of(DirectoryEntry.of(topic, value));
  }

  private static Hook deleted(Hook hook) {
    return new Hook(
        hook.sourceId(),
        hook.id(),
        hook.createAt(),
        2,
        2,
        hook.userId(),
        hook.channelId(),
        hook.teamId(),
        hook.displayName(),
        hook.description(),
        hook.username(),
        hook.iconUrl(),
        hook.channelLocked(),
        hook.dialect(),
        hook.timeZone(),
        0,
        RetryKey.NONE,
        0,
        "",
        0,
        Protection.NONE);
  }
}
