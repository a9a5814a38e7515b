package hookline.payload;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.fuzz.BlockTexts;
import hookline.payload.fuzz.Property;
import hookline.payload.fuzz.RenderedText;
import hookline.payload.fuzz.Seeds;
import hookline.payload.fuzz.SentTexts;
import hookline.payload.fuzz.VisibleText;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Payload;
import hookline.payload.model.Post;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import hookline.payload.model.Warning;
import hookline.payload.model.Warnings;
import hookline.payload.read.PayloadReader;
import hookline.payload.read.Reading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Any JSON, to any hook on either surface: the bits of the first byte say which. */
public final class PayloadFuzz {
  private static final int PROPS_LENGTH = 3_000;
  private static final List<String> HOOKS = List.of("plain", "slack", "tokyo", "named");
  private static final List<Integer> POST_LENGTHS = List.of(4_000, 400, 60, 16_383);

  private static final PayloadTranslator TRANSLATOR = new PayloadTranslator(PROPS_LENGTH);

  private PayloadFuzz() {}

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      check(input[0], Arrays.copyOfRange(input, 1, input.length));
    }
  }

  static void check(byte choices, byte[] json) {
    int postLength = POST_LENGTHS.get(choices >> 2 & 3);
    boolean overrides = (choices >> 1 & 1) == 1;
    JudgeDirectory directory =
        new JudgeDirectory(new Settings(true, overrides, overrides, 300_000, postLength));
    Delivery delivery = delivery(choices, json);

    Outcome outcome = TRANSLATOR.translate(delivery, directory);

    if (outcome instanceof Outcome.Posted posted) {
      posted.posts().forEach(post -> checkPost(post, postLength));
      checkNothingIsLost(posted.posts(), delivery);
    } else {
      String message = ((Outcome.Refused) outcome).refusal().message();
      Property.checkStorable(message);
      Property.check(message.length() < 1_000, () -> "no sentence: " + message);
    }
    Property.check(
        TRANSLATOR.translate(delivery, directory).equals(outcome),
        () -> "not the same again: " + outcome);
  }

  private static Delivery delivery(byte choices, byte[] json) {
    return new Delivery(
        JudgeDirectory.id("de8ivery"),
        HOOKS.get(choices >> 4 & 3),
        1_792_777_234_567L,
        0,
        (choices & 1) == 0 ? Dialect.MATTERMOST : Dialect.SLACK,
        new LogPosition("payloads", 0, 0),
        new Request("application/json", null, null, json));
  }

  /** Every text is in a message, or in a warning, or a warning names its place. */
  private static void checkNothingIsLost(List<Post> posts, Delivery delivery) {
    Payload payload =
        ((Reading.Read) PayloadReader.read(delivery.request(), Settings.LARGEST_PAYLOAD)).payload();
    List<Warning> warnings = posts.get(0).warnings();
    if (warnings.size() > Warnings.MOST) {
      return; // not all are listed
    }
    boolean isRendered = isSlacks(delivery, payload);
    String seen =
        posts.stream()
            .map(post -> isRendered ? RenderedText.of(post.message()) : post.message())
            .collect(Collectors.joining("\n"));
    for (BlockTexts.Leaf leaf : BlockTexts.in(payload.blocks())) {
      checkIsThere(leaf, seen, warnings);
    }
    if (payload.blocks().isEmpty()) {
      String missing = VisibleText.missing(payload.text(), seen);
      Property.check(missing == null, () -> "text: " + missing);
    }
    List<JsonNode> attachments = new ArrayList<>();
    posts.forEach(post -> post.props().path("attachments").forEach(attachments::add));
    for (SentTexts.Pair pair : SentTexts.in(payload.attachments(), attachments)) {
      checkIsThere(pair.leaf(), pair.made(), warnings);
    }
  }

  /**
   * Whether all Markdown of the messages is ours, so that what a reader would not see of it is
   * lost: a sender's own may hide what it likes.
   */
  private static boolean isSlacks(Delivery delivery, Payload payload) {
    return payload.blocks().isEmpty()
        ? delivery.surface() == Dialect.SLACK
        : !payload.blocks().toString().contains("\"markdown\"");
  }

  private static void checkIsThere(BlockTexts.Leaf leaf, String seen, List<Warning> warnings) {
    String missing = leaf.missing(seen);
    boolean told =
        warnings.stream().anyMatch(w -> !w.path().isEmpty() && leaf.path().startsWith(w.path()));
    Property.check(missing == null || told, () -> leaf.path() + ": " + missing);
  }

  private static void checkPost(Post post, int postLength) {
    String message = post.message();
    Property.check(
        message.codePointCount(0, message.length()) <= postLength,
        () -> "longer than %d: %s".formatted(postLength, message));
    Property.checkStorable(message);
    Property.checkStorable(post.props());
    Property.checkStorable(post.metadata());
    Property.check(
        post.props().toString().length() <= PROPS_LENGTH, () -> "large props: " + post.props());
    Property.check(
        post.warnings().size() <= Warnings.MOST + 1, () -> "many warnings: " + post.warnings());
    for (Warning warning : post.warnings()) {
      Property.checkStorable(warning.toString());
      Property.check(
          warning.message().length() + warning.path().length() < 1_200,
          () -> "a long warning: " + warning);
    }
  }

  /** Every body of the cases that is JSON, to both surfaces. */
  public static List<byte[]> seeds() {
    return Seeds.requests().stream()
        .map(c -> new String(c.request().body(), StandardCharsets.UTF_8))
        .filter(json -> json.startsWith("{"))
        .flatMap(json -> List.of("@" + json, "A" + json, "\\" + json).stream())
        .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
