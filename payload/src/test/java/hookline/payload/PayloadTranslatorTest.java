package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import hookline.payload.cases.CaseOutcome;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Settings;
import hookline.payload.read.ReadingCase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Runs every case below {@code src/test/resources/judge}; a new one needs no Java. */
final class PayloadTranslatorTest {
  private static final long RECEIVED_AT = 1_792_777_234_567L;
  private static final String DELIVERY_ID = JudgeDirectory.id("de8ivery");

  @TestFactory
  Stream<DynamicContainer> translate_everyCase_isAsTheFileSays() throws Exception {
    URI folder = PayloadTranslatorTest.class.getResource("/judge").toURI();
    return files(Path.of(folder)).stream().map(PayloadTranslatorTest::cases);
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  private static DynamicContainer cases(Path file) {
    Stream<DynamicNode> tests =
        ReadingCase.in(file).stream().map(c -> dynamicTest(c.name(), () -> check(c)));
    return dynamicContainer(file.getParent().getFileName() + "/" + file.getFileName(), tests);
  }

  static void check(ReadingCase c) {
    Map<String, String> headers = c.headers();
    int propsLength =
        Integer.parseInt(
            headers.getOrDefault("props-length", "" + PayloadTranslator.MAX_PROPS_LENGTH));
    PayloadTranslator translator = new PayloadTranslator(propsLength);
    Directory directory = directory(headers);
    Delivery delivery = delivery(c);

    Outcome outcome = translator.translate(delivery, directory);
    assertThat(CaseOutcome.of(outcome, delivery.surface(), c.expected())).isEqualTo(c.expected());
    if (!c.seen().isEmpty()) {
      assertThat(SeenPosts.of((Outcome.Posted) outcome)).isEqualTo(c.seen());
    }
    if (outcome instanceof Outcome.Posted posted) {
      checkPosts(posted, delivery, directory, propsLength);
    } else {
      assertThat(((Outcome.Refused) outcome).refusal().message())
          .doesNotContain(JudgeDirectory.secret().substring(0, 8));
    }
    // The same again, from other objects: nothing is remembered, nothing is changed.
    assertThat(new PayloadTranslator(propsLength).translate(delivery(c), directory(headers)))
        .isEqualTo(outcome);
    assertThat(translator.translate(delivery, directory)).isEqualTo(outcome);
  }

  /** What every post must be, whatever the case is about. */
  private static void checkPosts(
      Outcome.Posted posted, Delivery delivery, Directory directory, int propsLength) {
    List<Post> posts = posted.posts();
    assertThat(posts).isNotEmpty();
    for (int part = 0; part < posts.size(); part++) {
      Post post = posts.get(part);
      assertThat(post.id()).isEqualTo(Ids.post(DELIVERY_ID, part)).matches(Ids::isId);
      assertThat(post.createAt()).isEqualTo(RECEIVED_AT);
      assertThat(post.updateAt())
          .isEqualTo(delivery.revision() == 0 ? RECEIVED_AT : delivery.revision());
      assertThat(post.deleteAt()).isZero();
      assertThat(post.userId()).isEqualTo(directory.hookBySource(delivery.sourceId()).userId());
      assertThat(post.channelId()).isEqualTo(posted.channel().id());
      assertThat(post.sourceId()).isEqualTo(delivery.sourceId());
      assertThat(post.deliveryId()).isEqualTo(DELIVERY_ID);
      assertThat(post.part()).isEqualTo(part);
      assertThat(post.parts()).isEqualTo(posts.size());
      assertThat(post.revision()).isEqualTo(delivery.revision());
      assertThat(post.payload()).isEqualTo(delivery.position());
      assertThat(post.props().path("from_webhook").textValue()).isEqualTo("true");
      assertThat(post.props().path("webhook_display_name").isTextual()).isTrue();
      assertThat(post.props().toString()).hasSizeLessThanOrEqualTo(propsLength);
      assertThat(part == 0 || post.warnings().isEmpty()).isTrue();
    }
    assertThat(posts).extracting(Post::id).doesNotHaveDuplicates();
  }

  /** The case's own, or else the small one they share. */
  static Directory directory(Map<String, String> headers) {
    String own = headers.get("directory");
    Settings settings = settings(headers);
    return own == null ? new JudgeDirectory(settings) : new GivenDirectory(own, settings);
  }

  static Delivery delivery(ReadingCase c) {
    return new Delivery(
        DELIVERY_ID,
        c.headers().getOrDefault("hook", "plain"),
        RECEIVED_AT,
        Long.parseLong(c.headers().getOrDefault("revision", "0")),
        Dialect.of(c.headers().get("surface")),
        new LogPosition("payloads", 3, 42),
        c.request());
  }

  private static Settings settings(Map<String, String> headers) {
    List<String> on = List.of(headers.getOrDefault("overrides", "").split(" ", -1));
    return new Settings(
        false, // Judged by the ingress, and not asked again.
        on.contains("name"),
        on.contains("icon"),
        1,
        Integer.valueOf(headers.getOrDefault("post-length", "4000")));
  }
}
