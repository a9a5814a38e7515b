package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Ids;
import hookline.payload.model.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostCallsTest {
  private static final long BEGIN = 1_792_777_000_000L;

  /** The oldest first; the third is of two parts. */
  private static final List<String> IDS = new ArrayList<>();

  private static RunningConsole console;
  private static String reply;
  private static String strayReply;

  @BeforeAll
  static void start() {
    console = new RunningConsole();
    List<Post> posts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = RunningConsole.newId();
      IDS.add(id);
      int parts = i == 2 ? 2 : 1;
      for (int part = 0; part < parts; part++) {
        posts.add(
            TestPosts.part(id, console.open.id(), BEGIN + i, "post " + i, part, parts, 0, ""));
      }
      if (parts == 2) {
        IDS.add(Ids.post(id, 1));
      }
    }
    reply = RunningConsole.newId();
    strayReply = RunningConsole.newId();
    posts.add(reply(reply, IDS.get(0), console.open.id()));
    posts.add(reply(strayReply, IDS.get(0), console.secret.id()));
    console.write(posts);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(order("")).hasSize(IDS.size() + 1);
              console.asAdmin(200, "GET", "/posts/" + strayReply, "");
            });
    IDS.add(reply);
  }

  private static Post reply(String id, String rootId, String channelId) {
    return TestPosts.part(id, channelId, BEGIN + 10, "reply", 0, 1, 0, rootId);
  }

  @AfterAll
  static void stop() {
    if (console != null) {
      console.close();
    }
  }

  private static JsonNode page(String query) {
    return console.as(
        "member", 200, "GET", "/channels/" + console.open.id() + "/posts" + query, "");
  }

  private static List<String> order(String query) {
    List<String> order = new ArrayList<>();
    page(query).path("order").forEach(id -> order.add(id.asText()));
    return order;
  }

  /** Of the ids from one to the other, the newest first. */
  private static List<String> newestFirst(int from, int to) {
    List<String> ids = new ArrayList<>(IDS.subList(from, to));
    java.util.Collections.reverse(ids);
    return ids;
  }

  @Test
  void page_isTheNewestFirst_withItsNeighbours() {
    assertThat(order("")).isEqualTo(newestFirst(0, 7));
    JsonNode first = page("?per_page=3");
    assertThat(first.path("next_post_id").asText("none")).isEmpty();
    assertThat(first.path("prev_post_id").asText()).isEqualTo(IDS.get(3));
    JsonNode second = page("?per_page=3&page=1");
    assertThat(second.path("order")).hasSize(3);
    assertThat(second.path("next_post_id").asText()).isEqualTo(IDS.get(4));
    assertThat(second.path("prev_post_id").asText()).isEqualTo(IDS.get(0));
    JsonNode last = page("?per_page=3&page=2");
    assertThat(last.path("prev_post_id").asText("none")).isEmpty();
    assertThat(order("?per_page=3&page=9")).isEmpty();
    assertThat(order("?per_page=1000000")).hasSize(7);
    assertThat(order("?per_page=-1&page=x")).hasSize(7);
  }

  @Test
  void beforeAndAfter_areNextToThePost() {
    assertThat(order("?before=" + IDS.get(3))).isEqualTo(newestFirst(0, 3));
    assertThat(order("?before=" + IDS.get(3) + "&per_page=2")).isEqualTo(newestFirst(1, 3));
    assertThat(order("?before=" + IDS.get(3) + "&per_page=2&page=1")).isEqualTo(newestFirst(0, 1));
    assertThat(order("?after=" + IDS.get(2))).isEqualTo(newestFirst(3, 7));
    assertThat(order("?after=" + IDS.get(2) + "&per_page=2")).isEqualTo(newestFirst(3, 5));
    assertThat(order("?before=" + strayReply)).isEmpty();
    assertThat(order("?before=" + RunningConsole.newId())).isEmpty();
  }

  @Test
  void since_isWhatWasMadeLater_andWhatAReplayChangedLater() {
    assertThat(order("?since=" + (BEGIN + 2))).isEqualTo(newestFirst(4, 7));
    assertThat(order("?since=" + (BEGIN + 10))).isEmpty();
    console.write(
        List.of(
            TestPosts.part(
                IDS.get(1), console.open.id(), BEGIN + 1, "anew", 0, 1, BEGIN + 1_000, "")));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(order("?since=" + (BEGIN + 10))).containsExactly(IDS.get(1)));
    assertThat(page("").path("posts").path(IDS.get(1)).path("message").asText()).isEqualTo("anew");
  }

  @Test
  void post_isAsMattermostTellsOfOne() {
    JsonNode post = console.as("member", 200, "GET", "/posts/" + IDS.get(0), "");
    List<String> names = new ArrayList<>();
    post.fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "id",
            "create_at",
            "update_at",
            "edit_at",
            "delete_at",
            "is_pinned",
            "user_id",
            "channel_id",
            "root_id",
            "original_id",
            "message",
            "type",
            "props",
            "hashtags",
            "file_ids",
            "pending_post_id",
            "reply_count",
            "last_reply_at",
            "participants",
            "metadata");
    assertThat(post.path("create_at").asLong()).isEqualTo(BEGIN);
    assertThat(post.path("props").path("from_webhook").asText()).isEqualTo("true");
    assertThat(page("").path("posts").path(IDS.get(0))).isEqualTo(post);
  }

  @Test
  void reply_isOneOnlyWhereWhatItAnswersIs() {
    assertThat(console.asAdmin(200, "GET", "/posts/" + reply, "").path("root_id").asText())
        .isEqualTo(IDS.get(0));
    assertThat(
            console.asAdmin(200, "GET", "/posts/" + strayReply, "").path("root_id").asText("none"))
        .isEmpty();
  }
}
