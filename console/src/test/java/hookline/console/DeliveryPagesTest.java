package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.directory.DirectoryEntry;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.topics.DirectoryTopic;
import hookline.topics.Headers;
import hookline.topics.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is found of deliveries, by whom, and how a long list is read on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryPagesTest {
  private static final long NOON = 1_792_756_800_000L;
  private static final Pattern ROW =
      Pattern.compile("class=\"delivery\" href=\"/deliveries/([a-z0-9]{26})\"");
  private static final Pattern FURTHER = Pattern.compile("hx-get=\"(/deliveries\\?[^\"]*)\"");

  private final RunningConsole console = new RunningConsole();
  private final String sourceId =
      console
          .as(
              "member",
              201,
              "POST",
              "/hooks/incoming",
              "{\"channel_id\": \"%s\"}".formatted(console.open.id()))
          .get("source_id")
          .asText();
  private final PageClient admin = client("admin");
  private final PageClient member = client("member");
  private final PageClient other = client("other");
  private final PageClient outsider = client("outsider");

  private PageClient client(String user) {
    return PageClient.signedIn(console.server.port(), RunningConsole.token(user));
  }

  @AfterAll
  void stop() {
    console.close();
  }

  private Channel channel(ChannelType type) {
    String id = RunningConsole.newId();
    Channel channel = new Channel(id, console.team.id(), type, id, "", "", "", 1, 1, 0);
    console.writer.write(view -> List.of(DirectoryEntry.of(DirectoryTopic.CHANNELS, channel)));
    return channel;
  }

  /** Posts of the member's hook a second apart, once they are stored; the oldest first. */
  private List<String> posts(Channel channel, long from, int count, String message) {
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Post plain =
          TestPosts.post(
              RunningConsole.newId(), channel.id(), from + 1_000L * i, message + " " + i);
      ObjectNode fields = Json.convert(plain, ObjectNode.class);
      fields.put("source_id", sourceId);
      posts.add(Json.convert(fields, Post.class));
    }
    console.write(posts);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                posts.stream()
                    .allMatch(
                        post ->
                            console
                                    .call(
                                        RunningConsole.token("admin"),
                                        "GET",
                                        "/posts/" + post.id(),
                                        "")
                                    .statusCode()
                                == 200));
    return posts.stream().map(Post::id).toList();
  }

  private static List<String> found(PageClient client, String query) {
    HttpResponse<String> response = client.get("/deliveries?" + query);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return rows(response.body());
  }

  private static List<String> rows(String html) {
    List<String> ids = new ArrayList<>();
    Matcher row = ROW.matcher(html);
    while (row.find()) {
      ids.add(row.group(1));
    }
    return ids;
  }

  /** Sends a form of a page. */
  private static HttpResponse<String> send(PageClient client, String path, String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("csrf", client.forgeryToken()));
    return client.post(path, all.toArray(new String[0]));
  }

  @Test
  void list_isReadOn_eachOnce_theNewestFirst_acrossChannelsAndRejections() {
    Channel one = channel(ChannelType.OPEN);
    Channel two = channel(ChannelType.OPEN);
    List<String> all = new ArrayList<>(posts(one, NOON, 60, "one"));
    all.addAll(posts(two, NOON + 500, 60, "two"));
    String rejected = RunningConsole.newId();
    console.reject(rejected, sourceId, Reason.UNKNOWN_CHANNEL, 0);
    all.add(rejected);
    List<String> shown = new ArrayList<>();
    String page = "/deliveries";
    for (int pages = 0; !page.isEmpty() && pages < 20; pages++) {
      String html = member.get(page, "HX-Request", "true").body();
      assertThat(html).doesNotContain("<html");
      shown.addAll(rows(html));
      Matcher further = FURTHER.matcher(html);
      page = further.find() ? further.group(1).replace("&amp;", "&") : "";
    }
    assertThat(shown).doesNotHaveDuplicates().containsAll(all);
    assertThat(shown.get(0)).isEqualTo(rejected);
    List<String> ours =
        shown.stream().filter(new HashSet<>(all.subList(0, 120))::contains).toList();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      order.add(all.get(i));
      order.add(all.get(60 + i));
    }
    Collections.reverse(order);
    assertThat(ours).isEqualTo(order);
  }

  @Test
  void question_isAnswered_byHook_channel_time_status_andWords() {
    Channel channel = channel(ChannelType.OPEN);
    List<String> ids = posts(channel, NOON + 86_400_000, 3, "lynx");
    String of = "channel=" + channel.name();
    assertThat(found(member, of)).containsExactly(ids.get(2), ids.get(1), ids.get(0));
    assertThat(found(member, of + "&q=1")).containsExactly(ids.get(1));
    assertThat(found(member, of + "&status=posted")).hasSize(3);
    assertThat(found(member, of + "&status=rejected")).isEmpty();
    assertThat(found(member, of + "&hook=" + sourceId)).hasSize(3);
    assertThat(found(member, "hook=" + sourceId + "&q=lynx")).hasSize(3);
    assertThat(found(admin, "hook=" + sourceId + "&q=lynx")).hasSize(3);
    assertThat(found(member, "q=lynx")).hasSize(3);
    assertThat(found(member, of + "&since=2026-10-24T12:00:01&until=2026-10-24T12:00:02"))
        .containsExactly(ids.get(1));
    assertThat(member.get("/deliveries?channel=nowhere").body()).contains("There is no channel");
    assertThat(member.get("/deliveries?hook=nobodys").body()).contains("There is no hook");
    assertThat(member.get("/deliveries?since=noon").body()).contains("That is no time");
    assertThat(member.get("/deliveries?q=" + ids.get(0)).headers().firstValue("Location"))
        .hasValue("/deliveries/" + ids.get(0));
  }

  @Test
  void others_seeWhatWasPostedWhereTheyAre_andNothingElse() {
    List<String> ids = posts(console.secret, NOON, 1, "secret ocelot");
    String rejected = RunningConsole.newId();
    console.reject(rejected, sourceId, Reason.NO_CONTENT, 0);
    List<String> open = posts(console.open, NOON, 1, "open ocelot");
    for (PageClient sees : List.of(admin, member)) {
      assertThat(found(sees, "q=ocelot")).contains(ids.get(0), open.get(0));
      assertThat(found(sees, "status=rejected")).contains(rejected);
    }
    assertThat(found(other, "q=ocelot")).isEqualTo(open);
    assertThat(found(other, "q=ocelot&hook=" + sourceId)).isEqualTo(open);
    assertThat(found(other, "status=rejected")).doesNotContain(rejected);
    assertThat(found(outsider, "q=ocelot")).isEmpty();
    assertThat(other.get("/deliveries/" + ids.get(0)).statusCode()).isEqualTo(403);
    assertThat(other.get("/deliveries/" + rejected).statusCode()).isEqualTo(403);
    HttpResponse<String> page = other.get("/deliveries/" + open.get(0));
    assertThat(page.body()).contains("open ocelot", "shown to the hook’s owner");
    assertThat(page.body()).doesNotContain("Pin as a case", "/replay\"");
    for (String path : List.of("/case", "/payload")) {
      assertThat(other.get("/deliveries/" + open.get(0) + path).statusCode()).isEqualTo(403);
    }
    assertThat(other.get("/deliveries/" + open.get(0) + "/history").body())
        .contains("shown to the hook’s owner");
    assertThat(send(other, "/deliveries/" + rejected + "/retry").statusCode()).isEqualTo(403);
    assertThat(send(member, "/deliveries/" + open.get(0) + "/replay").statusCode()).isEqualTo(403);
  }

  @Test
  void pending_isWhatTheLogHasAndTheStoreHasNot_forThoseWhoManageTheHook() throws Exception {
    String id = payload("{\"text\": \"on <b>its</b> way\"}");
    assertThat(found(member, "status=pending")).contains(id);
    assertThat(found(admin, "status=pending&hook=" + sourceId)).contains(id);
    assertThat(found(other, "status=pending")).isEmpty();
    String page = member.get("/deliveries/" + id).body();
    assertThat(page).contains("state pending", "every 1s", "&lt;b&gt;its&lt;/b&gt;");
    HttpResponse<String> body = member.get("/deliveries/" + id + "/payload");
    assertThat(body.body()).isEqualTo("{\"text\": \"on <b>its</b> way\"}");
    assertThat(body.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"" + id + ".body\"");
    assertThat(body.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(member.get("/deliveries/" + id + "/case").body())
        .contains("=== delivery " + id, "on <b>its</b> way");
    assertThat(other.get("/deliveries/" + id).statusCode()).isEqualTo(403);
  }

  @Test
  void rejections_areGroupedByReasonAndHook_forThoseWhoManageThem() {
    String one = RunningConsole.newId();
    console.reject(one, sourceId, Reason.NOT_PERMITTED, 0);
    console.reject(RunningConsole.newId(), sourceId, Reason.NOT_PERMITTED, 0);
    String group = "/rejections/not_permitted/" + sourceId;
    for (PageClient sees : List.of(admin, member)) {
      assertThat(sees.get("/rejections").body())
          .contains("Not permitted", "add them to it, then retry", group);
      assertThat(sees.get(group).body()).contains("/deliveries/" + one);
    }
    assertThat(other.get("/rejections").body()).contains("Nothing was refused");
    assertThat(other.get(group).statusCode()).isEqualTo(403);
    assertThat(send(other, "/rejections/retry", "reason", "not_permitted").statusCode())
        .isEqualTo(404);
    HttpResponse<String> asked = send(member, "/rejections/retry", "reason", "not_permitted");
    assertThat(asked.statusCode()).isEqualTo(303);
    String replay = asked.headers().firstValue("Location").orElseThrow();
    assertThat(member.get(replay).body()).contains("Asked for", "every 1s");
    assertThat(other.get(replay).statusCode()).isEqualTo(403);
    HttpResponse<String> dropped =
        send(
            member,
            "/rejections/drop",
            "reason",
            "not_permitted",
            "source_id",
            sourceId,
            "on",
            "group");
    assertThat(dropped.headers().firstValue("Location")).hasValue(group + "?dropped=2");
    assertThat(member.get(group + "?dropped=2").body()).contains("Dropped: 2.", "None is left");
    assertThat(member.get("/deliveries/" + one).body()).contains("somebody decided to leave it");
  }

  /** Writes a payload to the log, as the ingress does; nobody processes it here. */
  private String payload(String body) throws Exception {
    UUID random = UUID.randomUUID();
    long high =
        (System.currentTimeMillis() << 16) | (7 << 12) | (random.getMostSignificantBits() & 0xfff);
    String id = Ids.of(new UUID(high, random.getLeastSignificantBits()));
    RecordHeaders headers = new RecordHeaders();
    headers.add(Headers.DELIVERY_ID, Headers.bytes(id));
    headers.add(Headers.CONTENT_TYPE, Headers.bytes("application/json"));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(console.kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  console.topics.payloads(),
                  null,
                  Headers.bytes(sourceId),
                  body.getBytes(StandardCharsets.UTF_8),
                  headers))
          .get();
    }
    return id;
  }
}
