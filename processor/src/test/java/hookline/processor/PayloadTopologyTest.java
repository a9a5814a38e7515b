package hookline.processor;

import static hookline.processor.Line.bytes;
import static hookline.processor.Line.headers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.payload.model.Settings;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import hookline.topics.Json;
import hookline.topics.RecordSize;
import hookline.topics.TopicSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PayloadTopologyTest {
  private static final String DELIVERY_ID = TestDirectory.id("de1");
  private static final String HELLO = "{\"text\":\"Hello\"}";
  private static final String KEY = Headers.IDEMPOTENCY_KEY;

  @TempDir Path stateDir;
  private Line line;

  @BeforeEach
  void open() {
    open(TopicSettings.DEFAULTS, stamp -> {});
  }

  private void open(TopicSettings settings, DirectoryGate gate) {
    close();
    line = new Line(stateDir, settings, gate);
  }

  @AfterEach
  void close() {
    if (line != null) {
      line.close();
      line = null;
    }
  }

  // Posts

  @Test
  void process_aPayload_makesAPostKeyedByItsChannel() {
    line.send(
        "{\"text\":\"Hi <@" + TestDirectory.id("jim") + ">\"}",
        Headers.DELIVERY_ID,
        DELIVERY_ID,
        Headers.RECEIVED_AT,
        "1792777000000");

    TestRecord<String, byte[]> record = line.postRecords().get(0);
    assertThat(record.key()).isEqualTo(TestDirectory.id("town-square"));
    Post post = Json.read(record.value(), Post.class);
    assertThat(post.id()).isEqualTo(DELIVERY_ID);
    assertThat(post.message()).isEqualTo("Hi @jim");
    assertThat(post.channelId()).isEqualTo(record.key());
    assertThat(post.createAt()).isEqualTo(1792777000000L);
    assertThat(post.payload()).isEqualTo(new LogPosition("hookline.payloads", 0, 0));
    assertThat(line.rejections()).isEmpty();
    assertThat(line.duplicates()).isEmpty();
    assertThat(line.directChannels()).isEmpty();
  }

  @Test
  void process_aPayload_carriesOnlyTheHeadersThatFollowADelivery() {
    line.send(
        HELLO,
        Headers.DELIVERY_ID,
        DELIVERY_ID,
        Headers.REVISION,
        "7",
        Headers.TRACEPARENT,
        "00-1-2-01",
        Headers.REPLAY_ID,
        "r1",
        Headers.RECEIVED_AT,
        "5",
        Headers.CONTENT_TYPE,
        "application/json",
        Headers.REMOTE_ADDRESS,
        "10.0.0.1",
        "http.user-agent",
        "curl");
    assertThat(headers(line.postRecords().get(0)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Headers.DELIVERY_ID,
                DELIVERY_ID,
                Headers.REVISION,
                "7",
                Headers.TRACEPARENT,
                "00-1-2-01",
                Headers.REPLAY_ID,
                "r1"));
  }

  @Test
  void process_aLongText_makesItsPostsInOrder() {
    line.directory.settings = new Settings(true, false, false, null, 10);
    line.send("{\"text\":\"one two three four\"}", Headers.DELIVERY_ID, DELIVERY_ID);
    List<Post> posts = line.posts();
    assertThat(posts).extracting(Post::message).containsExactly("one two ", "three four");
    assertThat(posts).extracting(Post::id).containsExactly(DELIVERY_ID, Ids.post(DELIVERY_ID, 1));
  }

  @Test
  void process_payloadsWithWarnings_countsThemByKind() {
    line.send("{\"text\":\"<@U1> <@U2>\",\"username\":\"robot\",\"mrkdwn\":\"true\"}");
    line.send("{\"text\":\"a\",\"attachments\":[{}" + ",1".repeat(70) + "]}");
    line.send("{\"text\":\"a\",\"username\":\"robot\"}", KEY, "once");
    line.send("{\"text\":\"a\",\"username\":\"robot\"}", KEY, "once");
    line.send("{\"text\":\"a\",\"username\":\"robot\",\"channel\":\"nowhere\"}");

    assertThat(line.warnings())
        .containsOnly(
            entry("unresolved_mention", 2.0),
            entry("override_ignored", 2.0),
            entry("coerced", 1.0),
            entry("omitted", 70.0));
  }

  @Test
  void process_severalPayloadsToAUser_announcesTheDirectChannelOnce() {
    line.send("{\"text\":\"a\",\"channel\":\"@jim\"}", Headers.RECEIVED_AT, "5");
    line.send("{\"text\":\"b\",\"channel\":\"@jim\"}", Headers.RECEIVED_AT, "6");
    line.send("{\"text\":\"c\",\"channel\":\"@admin\"}");

    Channel withJim = Channel.direct(TestDirectory.id("jim"), TestDirectory.id("admin"), 5);
    List<TestRecord<String, byte[]>> announced = line.directChannels();
    assertThat(announced)
        .extracting(TestRecord::key)
        .containsExactly(
            withJim.id(),
            Channel.direct(TestDirectory.id("admin"), TestDirectory.id("admin"), 0).id());
    assertThat(Json.read(announced.get(0).value(), Channel.class)).isEqualTo(withJim);
    assertThat(line.postRecords().stream().limit(2))
        .extracting(TestRecord::key)
        .containsOnly(withJim.id());
  }

  @Test
  void process_afterAChangeOfHooksAndSettings_goesByTheChange() {
    String named = "{\"text\":\"a\",\"username\":\"robot\"}";
    line.send(named);
    line.directory.settings = new Settings(true, true, true, null, null);
    line.send(named);
    line.directory.hook("source", "admin", "off-topic", false);
    line.send(HELLO);
    line.directory.channel("off-topic", ChannelType.OPEN, 9);
    line.send(HELLO);

    List<Post> posts = line.posts();
    assertThat(posts)
        .extracting(post -> post.props().path("override_username").asText("none"))
        .containsExactly("none", "robot", "webhook");
    assertThat(posts)
        .extracting(Post::channelId)
        .containsExactly(
            TestDirectory.id("town-square"),
            TestDirectory.id("town-square"),
            TestDirectory.id("off-topic"));
    assertThat(headers(line.rejection())).contains(entry(Headers.STATUS, "404"));
  }

  // Records written by hand

  @Test
  void process_aRecordWithoutHeaders_hasItsIdFromWhereItLies() {
    line.sendTo("source", bytes(HELLO));
    TestRecord<String, byte[]> record = line.postRecords().get(0);
    Post post = Json.read(record.value(), Post.class);
    String id = Ids.delivery(new LogPosition("hookline.payloads", 0, 0));
    assertThat(post.id()).isEqualTo(id);
    assertThat(post.createAt()).isEqualTo(Line.START);
    assertThat(headers(record))
        .containsOnly(entry(Headers.DELIVERY_ID, id), entry(Headers.REVISION, "0"));
  }

  @Test
  void process_aRecordWithGarbageInItsHeaders_isAPostAllTheSame() {
    RecordHeaders garbage = new RecordHeaders();
    for (String name :
        List.of(
            Headers.DELIVERY_ID,
            Headers.RECEIVED_AT,
            Headers.REVISION,
            Headers.DIALECT,
            Headers.TRACEPARENT,
            Headers.REPLAY_ID,
            Headers.QUERY)) {
      garbage.add(name, new byte[] {(byte) 0xFF, 0, (byte) 0xC3});
      garbage.add(name, null);
    }
    line.send("source", bytes(HELLO), garbage);
    TestRecord<String, byte[]> record = line.postRecords().get(0);
    Post post = Json.read(record.value(), Post.class);
    assertThat(post.message()).isEqualTo("Hello");
    assertThat(headers(record))
        .containsOnly(entry(Headers.DELIVERY_ID, post.id()), entry(Headers.REVISION, "0"));
  }

  @Test
  void process_aRecordWithoutKeyOrValue_isRejected() {
    line.sendTo(null, bytes(HELLO));
    line.sendTo("source", null);
    line.sendTo(null, null, KEY, "k");

    List<TestRecord<String, byte[]>> rejections = line.rejections();
    assertThat(rejections)
        .extracting(record -> headers(record).get(Headers.REASON))
        .containsExactly(Reason.UNKNOWN_HOOK.id(), Reason.UNREADABLE.id(), Reason.UNREADABLE.id());
    assertThat(rejections.get(0).key()).isNull();
    assertThat(rejections.get(0).value()).isEqualTo(bytes(HELLO));
    assertThat(rejections.get(1).value()).isNull();
  }

  // Rejections

  /** Every reason the topology has; the others are the ingress's and the sink's. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"SWITCHED_OFF", "STORE_REFUSED"})
  void process_whatIsRefused_isARejectionWithItsReason(Reason reason) throws Exception {
    String source = "source";
    byte[] body = bytes(HELLO);
    String name = "http.x";
    String value = "y";
    switch (reason) {
      case UNREADABLE_FORM -> {
        name = Headers.CONTENT_TYPE;
        value = "no type at all";
      }
      case UNREADABLE -> body = new byte[] {(byte) 0xFF, 0, (byte) 0xC3, '{', (byte) 0x80};
      case NO_CONTENT -> body = bytes("{}");
      case UNKNOWN_HOOK -> source = "nobody";
      case UNKNOWN_USER -> body = bytes("{\"text\":\"a\",\"channel\":\"@nobody\"}");
      case UNKNOWN_CHANNEL -> body = bytes("{\"text\":\"a\",\"channel\":\"nowhere\"}");
      case ARCHIVED_CHANNEL -> body = bytes("{\"text\":\"a\",\"channel\":\"old\"}");
      case CHANNEL_LOCKED -> {
        source = "locked";
        body = bytes("{\"text\":\"a\",\"channel\":\"off-topic\"}");
      }
      case UNKNOWN_CREATOR -> source = "orphan";
      case NOT_PERMITTED -> body = bytes("{\"text\":\"a\",\"channel\":\"vault\"}");
      case INVALID_PARAMETER -> body = bytes("{\"text\":\"a\",\"priority\":{}}");
      case TOO_MANY_ATTACHMENTS -> {
        name = Headers.DIALECT;
        value = "slack";
        body = bytes("{\"attachments\":[" + "{},".repeat(101) + "]}");
      }
      case TOO_MANY_BLOCKS -> {
        name = Headers.DIALECT;
        value = "slack";
        body = bytes("{\"blocks\":[" + "{},".repeat(51) + "]}");
      }
      case TOO_LARGE -> {
        name = Headers.CONTENT_ENCODING;
        value = "gzip";
        body = gzip(new byte[65 << 20]);
      }
      case KEY_REUSED -> {
        line.send("{\"text\":\"first\"}", KEY, "k");
        line.postRecords();
        name = KEY;
        value = "k";
      }
      case POST_TOO_LARGE ->
          body = bytes("{\"text\":\"a\",\"type\":\"custom_" + "x".repeat(4_130_000) + "\"}");
      case TRANSLATION_FAILED -> line.directory.whenSettingsAreAsked = PayloadTopologyTest::fail;
      default -> throw new AssertionError("a reason without a case: " + reason);
    }

    line.sendTo(source, body, Headers.DELIVERY_ID, DELIVERY_ID, name, value);

    assertThat(line.postRecords()).isEmpty();
    TestRecord<String, byte[]> rejection = line.rejection();
    assertThat(rejection.key()).isEqualTo(source);
    assertThat(rejection.value()).isEqualTo(body);
    assertThat(headers(rejection))
        .contains(
            entry(Headers.REASON, reason.id()),
            entry(Headers.REFUSAL, reason.word()),
            entry(Headers.STATUS, Integer.toString(reason.status())),
            entry(name, value));
    assertThat(headers(rejection).get(Headers.DETAIL)).isNotBlank();
  }

  @Test
  void process_whatIsRefused_hasItsOwnHeadersAndWhy() {
    line.send(HELLO);
    line.send(
        "{\"text\":\"a\",\"channel\":\"nowhere\"}",
        Headers.DELIVERY_ID,
        DELIVERY_ID,
        Headers.RECEIVED_AT,
        "5",
        Headers.REVISION,
        "7",
        Headers.REASON,
        "forged",
        Headers.WITHDRAW,
        "true",
        "http.user-agent",
        "curl");
    assertThat(headers(line.rejection()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry(Headers.DELIVERY_ID, DELIVERY_ID),
                entry(Headers.RECEIVED_AT, "5"),
                entry(Headers.REVISION, "7"),
                entry("http.user-agent", "curl"),
                entry(Headers.REASON, "web.incoming_webhook.channel.app_error"),
                entry(Headers.REFUSAL, "unknown_channel"),
                entry(Headers.STATUS, "404"),
                entry(Headers.DETAIL, "Couldn't find the channel \"nowhere\"."),
                entry(Headers.WITHDRAW, "false"),
                entry(Headers.PAYLOAD_TOPIC, "hookline.payloads"),
                entry(Headers.PAYLOAD_PARTITION, "0"),
                entry(Headers.PAYLOAD_OFFSET, "1")));
  }

  @Test
  void process_whatIsRefusedAndAlmostARecordLong_stillFitsTheLog() {
    int limit = TopicSettings.DEFAULTS.maxRecordBytes();
    byte[] body = new byte[limit - 200];
    line.sendTo("source", body);
    assertFits(line.rejection());

    line.sendTo("source", new byte[limit / 2], "http.x", "y".repeat(limit / 2 - 200));
    TestRecord<String, byte[]> withoutHeaders = line.rejection();
    assertFits(withoutHeaders);
    assertThat(withoutHeaders.value()).hasSize(limit / 2);

    line.sendTo("source", bytes("no JSON"), Headers.TRACEPARENT, "y".repeat(limit - 200));
    assertFits(line.rejection());

    line.sendTo("s".repeat(limit - 100), bytes("x"), KEY, "k");
    assertFits(line.rejection());
    line.sendTo("s".repeat(limit / 2), bytes("x"), KEY, "k".repeat(limit / 2 - 200));
    assertFits(line.rejection());
    assertThat(line.remembered()).isZero();
  }

  private static void assertFits(TestRecord<String, byte[]> rejection) {
    assertThat(RecordSize.of(rejection.key(), rejection.value(), rejection.headers()))
        .isLessThan(TopicSettings.DEFAULTS.maxRecordBytes() - 200);
    assertThat(headers(rejection))
        .containsKeys(Headers.DELIVERY_ID, Headers.REASON, Headers.PAYLOAD_OFFSET);
  }

  @Test
  void process_aPostTooLargeForASmallLog_isRejectedAndTheNextGoesOn() {
    TopicSettings defaults = TopicSettings.DEFAULTS;
    open(new TopicSettings(defaults.prefix(), 1, 1, defaults.retention(), 70_000), stamp -> {});
    line.directory.settings = new Settings(true, false, false, null, 16_383);
    line.send("{\"text\":\"" + "x".repeat(10_000) + "\"}");
    line.send(HELLO);
    assertThat(headers(line.rejection())).contains(entry(Headers.STATUS, "413"));
    assertThat(line.messages()).containsExactly("Hello");
  }

  @Test
  void process_attachmentsOfEmojiOverTheBound_areCutToWhatARecordHolds() {
    line.send("{\"attachments\":[{\"text\":\"%s\"}]}".formatted("😀".repeat(900_000)));
    TestRecord<String, byte[]> record = line.postRecords().get(0);
    assertThat(record.value()).hasSizeBetween(1_500_000, 2_000_000);
    assertThat(line.rejections()).isEmpty();
  }

  @Test
  void process_tooManyPostsWithLargeProps_isRejectedBeforeTheyFillTheMemory() {
    line.send(
        "{\"text\":\"%s\",\"props\":{\"card\":\"%s\"}}"
            .formatted("x".repeat(3_000_000), "c".repeat(700_000)));
    assertThat(headers(line.rejection()))
        .contains(entry(Headers.REASON, Reason.POST_TOO_LARGE.id()));
    assertThat(line.postRecords()).isEmpty();
  }

  // The guard

  @Test
  void process_aBugInTranslation_isARejectionAndTheNextPayloadGoesOn() {
    line.directory.whenSettingsAreAsked =
        () -> {
          throw new IllegalStateException("for " + TestDirectory.SECRET + "y".repeat(100_000));
        };
    line.send(HELLO, KEY, "k");
    line.directory.whenSettingsAreAsked = () -> line.directory.settings();
    line.send(HELLO);
    line.directory.whenSettingsAreAsked = () -> {};
    line.send(HELLO);

    List<TestRecord<String, byte[]>> rejections = line.rejections();
    assertThat(rejections)
        .allSatisfy(
            record ->
                assertThat(headers(record))
                    .contains(
                        entry(Headers.REASON, "translation_failed"), entry(Headers.STATUS, "500")));
    assertThat(headers(rejections.get(0)).get(Headers.DETAIL))
        .contains("IllegalStateException: for …", "\n  at hookline.")
        .doesNotContain(TestDirectory.SECRET.substring(0, 6))
        .hasSizeLessThan(2_100);
    assertThat(headers(rejections.get(1)).get(Headers.DETAIL)).contains("StackOverflowError");
    assertThat(line.messages()).containsExactly("Hello");
  }

  @Test
  void process_whatTheDirectoryIsNotReadyFor_failsTheTask() {
    open(
        TopicSettings.DEFAULTS,
        stamp -> {
          throw new StreamsException("the directory is behind: " + Headers.text(of(stamp), "s"));
        });
    assertThatThrownBy(() -> line.send(HELLO, Headers.DIRECTORY_POSITION, "hooks=x:1"))
        .isInstanceOf(StreamsException.class)
        .hasStackTraceContaining("the directory is behind");
    assertThat(line.rejections()).isEmpty();
    assertThat(line.postRecords()).isEmpty();
  }

  private static org.apache.kafka.common.header.Headers of(
      org.apache.kafka.common.header.Header stamp) {
    return new RecordHeaders().add("s", stamp.value());
  }

  // Idempotency keys

  @Test
  void process_aKeyAgain_isADuplicateWithoutPosts() {
    line.send(HELLO, Headers.DELIVERY_ID, DELIVERY_ID, KEY, "k 1");
    line.pass(Duration.ofHours(1));
    String second = TestDirectory.id("de2");
    line.send(
        HELLO,
        Headers.DELIVERY_ID,
        second,
        Headers.RECEIVED_AT,
        "9",
        KEY,
        "k 1",
        "http.x",
        "another header");

    assertThat(line.posts()).extracting(Post::id).containsExactly(DELIVERY_ID);
    assertThat(line.rejections()).isEmpty();
    TestRecord<String, byte[]> duplicate = line.duplicates().get(0);
    assertThat(duplicate.key()).isEqualTo("source");
    assertThat(headers(duplicate))
        .containsOnly(entry(Headers.DELIVERY_ID, second), entry(Headers.REVISION, "0"));
    assertThat(Json.read(duplicate.value(), Duplicate.class))
        .isEqualTo(
            new Duplicate(
                second,
                "source",
                DELIVERY_ID,
                9,
                "k 1",
                Duplicate.OF_THE_REQUEST,
                new LogPosition("hookline.payloads", 0, 1)));
  }

  @Test
  void process_aKeyWithAnotherBodyOrQuery_isRejectedAndTheFirstStays() {
    line.send(HELLO, Headers.DELIVERY_ID, DELIVERY_ID, KEY, "k");
    line.send("{\"text\":\"Hello\"} ", KEY, "k");
    line.send(HELLO, KEY, "k", Headers.QUERY, "a=b");
    line.send(HELLO, KEY, "k");

    assertThat(line.posts()).hasSize(1);
    assertThat(line.rejections())
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(headers(record))
                    .contains(
                        entry(Headers.STATUS, "422"),
                        entry(
                            Headers.DETAIL,
                            "This Idempotency-Key was used for another body (delivery "
                                + DELIVERY_ID
                                + "); use a new key.")));
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void process_aKeyAfterItsWindow_isFreeAgain() {
    line.send(HELLO, KEY, "k");
    line.pass(Line.WINDOW.minusMillis(1));
    line.send(HELLO, KEY, "k");
    assertThat(line.posts()).hasSize(1);
    assertThat(line.duplicates()).hasSize(1);

    line.pass(Duration.ofMillis(1));
    line.send("{\"text\":\"other\"}", KEY, "k");
    line.send(HELLO, KEY, "k");
    assertThat(line.messages()).containsExactly("other");
    assertThat(line.rejections()).hasSize(1);
  }

  @Test
  void process_aKeyWithinItsWindow_isRememberedHoweverManyComeBetween() {
    line.send(HELLO, KEY, "k");
    for (int hour = 1; hour < 24; hour++) {
      line.pass(Duration.ofHours(1));
      line.send(HELLO, KEY, "k" + hour);
    }
    line.posts();
    line.pass(Duration.ofMinutes(59));
    line.send(HELLO, KEY, "k");
    assertThat(line.posts()).isEmpty();
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void process_aKeyAgainUnderASlowerClock_isADuplicateAllTheSame() {
    line.send(HELLO, KEY, "k");
    line.pass(Duration.ofSeconds(-2));
    line.send(HELLO, KEY, "k");
    assertThat(line.posts()).hasSize(1);
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void process_anotherSourcesKey_isItsOwn() {
    line.send(HELLO, KEY, "k");
    line.sendTo("other", bytes(HELLO), KEY, "k");
    line.sendTo("other", bytes(HELLO), KEY, "k ");
    assertThat(line.posts()).hasSize(3);
    assertThat(line.duplicates()).isEmpty();
  }

  @Test
  void process_payloadsWithoutAKey_neverTouchTheStore() {
    line.send(HELLO);
    line.send(HELLO, KEY, "");
    line.send("{}");
    assertThat(line.posts()).hasSize(2);
    assertThat(line.remembered()).isZero();
    line.send(HELLO, KEY, "k");
    assertThat(line.remembered()).isOne();
  }

  @Test
  void process_aKeyLongerThanTheIngressTakes_isRejected() {
    line.send(HELLO, KEY, "é".repeat(127) + "x");
    line.send(HELLO, KEY, "é".repeat(128));
    assertThat(line.posts()).hasSize(1);
    assertThat(headers(line.rejection()))
        .contains(
            entry(Headers.STATUS, "400"),
            entry(Headers.DETAIL, "The Idempotency-Key is longer than 255 bytes."));
  }

  @Test
  void process_aBodyThatIsNoText_comparesByItsBytes() {
    // Read as text, both have the same replacement character.
    byte[] first = "{\"text\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
    first[9] = (byte) 0xFF;
    byte[] other = first.clone();
    other[9] = (byte) 0xFE;
    line.sendTo("source", first, KEY, "k");
    line.sendTo("source", other, KEY, "k");
    line.sendTo("source", first, KEY, "k");
    assertThat(line.posts()).hasSize(1);
    assertThat(line.rejections())
        .extracting(record -> headers(record).get(Headers.STATUS))
        .containsExactly("422");
    assertThat(line.duplicates()).hasSize(1);
  }

  @Test
  void process_aKeyWhosePayloadWasRefused_isFreeForTheMendedOne() {
    line.send("{\"text\":\"x\",\"channel\":\"nowhere\"}", KEY, "k");
    line.send("{\"text\":\"x\"}", KEY, "k");
    assertThat(line.rejections()).hasSize(1);
    assertThat(line.posts()).hasSize(1);
  }

  @Test
  void process_everyPost_isReadableJsonWithItsFieldsInSnakeCase() {
    line.send("{\"text\":\"\\ud83d\\ude00 <&\"}");
    byte[] value = line.postRecords().get(0).value();
    JsonNode json = Json.readTree(value);
    assertThat(json.path("source_id").textValue()).isEqualTo("source");
    assertThat(new String(value, StandardCharsets.UTF_8)).contains("\"message\":\"😀 <&\"");
  }

  private static void fail() {
    throw new IllegalStateException("a bug");
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
