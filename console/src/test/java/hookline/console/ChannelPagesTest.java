package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.directory.DirectoryEntry;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Post;
import hookline.topics.DirectoryTopic;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What readers of channels are shown, a stretch at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelPagesTest {
  private static final long NOON = 1_792_756_800_000L;
  private static final Pattern POST = Pattern.compile("id=\"post-([a-z0-9]{26})\"");
  private static final Pattern OLDER = Pattern.compile("hx-get=\"([^\"]*/older[^\"]*)\"");
  private static final Pattern NEWER = Pattern.compile("hx-get=\"([^\"]*/newer[^\"]*)\"");

  private final RunningConsole console = new RunningConsole();
  private final PageClient member =
      PageClient.signedIn(console.server.port(), RunningConsole.token("member"));
  private final PageClient other =
      PageClient.signedIn(console.server.port(), RunningConsole.token("other"));

  @AfterAll
  void stop() {
    console.close();
  }

  private Channel channel() {
    String id = RunningConsole.newId();
    Channel channel =
        new Channel(id, console.team.id(), ChannelType.OPEN, id, "Ops", "", "", 1, 1, 0);
    console.writer.write(view -> List.of(DirectoryEntry.of(DirectoryTopic.CHANNELS, channel)));
    return channel;
  }

  /** Posts of a channel a second apart, once they are stored; their ids in reading order. */
  private List<String> posts(Channel channel, String... messages) {
    List<Post> posts = new ArrayList<>();
    for (String message : messages) {
      posts.add(
          TestPosts.post(
              RunningConsole.newId(), channel.id(), NOON + 1000L * posts.size(), message));
    }
    console.write(posts);
    String last = posts.get(posts.size() - 1).id();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                console
                        .call(RunningConsole.token("admin"), "GET", "/posts/" + last, "")
                        .statusCode()
                    == 200);
    return posts.stream().map(Post::id).toList();
  }

  private static List<String> shown(String html) {
    List<String> ids = new ArrayList<>();
    Matcher post = POST.matcher(html);
    while (post.find()) {
      ids.add(post.group(1));
    }
    return ids;
  }

  private static String link(Pattern pattern, String html) {
    Matcher link = pattern.matcher(html);
    return link.find() ? link.group(1) : "";
  }

  @Test
  void menu_showsWhatItsReaderMaySee() {
    assertThat(member.get("/channels").body()).contains(">town-square<", ">secret<");
    assertThat(other.get("/channels").body()).contains(">town-square<").doesNotContain(">secret<");
    HttpResponse<String> refused = other.get("/channels/" + console.secret.id());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("Not yours to see");
  }

  @Test
  void unknownChannelOrPost_isAPageThatSaysSo() {
    for (String path :
        List.of(
            "/channels/" + RunningConsole.newId(),
            "/channels/nothing",
            "/channels/" + console.open.id() + "/posts/" + RunningConsole.newId(),
            "/channels/" + console.open.id() + "/older?before=nothing")) {
      HttpResponse<String> response = member.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.body()).contains("Not found");
    }
  }

  @Test
  void timeline_isReadAStretchAtATime_eachPostOnce_toTheBeginning() {
    Channel channel = channel();
    String[] messages = new String[100];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = "message " + i;
    }
    List<String> ids = posts(channel, messages);
    String html = member.get("/channels/" + channel.id()).body();
    assertThat(shown(html)).isEqualTo(ids.subList(60, 100));
    List<String> all = new ArrayList<>(shown(html));
    while (!link(OLDER, html).isEmpty()) {
      html = member.get(link(OLDER, html), "HX-Request", "true").body();
      assertThat(html).doesNotContain("<html");
      all.addAll(0, shown(html));
    }
    assertThat(all).isEqualTo(ids);
    assertThat(html).contains("This is where the channel begins.");
    assertThat(Collections.frequency(all, ids.get(60))).isEqualTo(1);
  }

  @Test
  void post_isShownAmongItsNeighbours_marked_andTheNewerOnesFollow() {
    Channel channel = channel();
    String[] messages = new String[130];
    java.util.Arrays.fill(messages, "again");
    List<String> ids = posts(channel, messages);
    String html = member.get("/channels/%s/posts/%s".formatted(channel.id(), ids.get(50))).body();
    assertThat(html).containsPattern("class=\"post[^\"]* marked\" id=\"post-" + ids.get(50));
    assertThat(shown(html)).isEqualTo(ids.subList(10, 91));
    String newer = member.get(link(NEWER, html), "HX-Request", "true").body();
    assertThat(shown(newer)).isEqualTo(ids.subList(91, 130));
    assertThat(link(NEWER, newer)).isEmpty();
    HttpResponse<String> elsewhere =
        member.get("/channels/%s/posts/%s".formatted(console.open.id(), ids.get(50)));
    assertThat(elsewhere.statusCode()).isEqualTo(404);
  }

  @Test
  void message_isRenderedAndHarmless() {
    Channel channel = channel();
    posts(channel, "**bold** <script>alert(1)</script> <img src=x onerror=alert(1)>");
    String html = member.get("/channels/" + channel.id()).body();
    assertThat(html).contains("<strong>bold</strong>", "&lt;script");
    assertThat(html).doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void search_findsWordsInTheChannel_theNewestFirst() {
    Channel channel = channel();
    List<String> ids =
        posts(channel, "the disk is full", "nothing", "Disk replaced", "a diskette", "full moon");
    assertThat(shown(found(channel, "disk"))).containsExactly(ids.get(2), ids.get(0));
    assertThat(shown(found(channel, "disk -replaced"))).containsExactly(ids.get(0));
    assertThat(shown(found(channel, "\"disk is\""))).containsExactly(ids.get(0));
    assertThat(found(channel, "zebra")).contains("Nothing found");
    assertThat(found(channel, "' OR 1=1 & | !")).contains("Hookline");
  }

  private String found(Channel channel, String words) {
    HttpResponse<String> response =
        member.get("/channels/%s/search?%s".formatted(channel.id(), PageClient.form("q", words)));
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
