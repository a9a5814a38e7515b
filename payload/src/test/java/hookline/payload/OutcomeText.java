package hookline.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Refusal;
import hookline.payload.model.Warning;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** An outcome as text for comparison; what every post has is left out. */
final class OutcomeText {
  private static final String USUAL_PROPS =
      "{\"from_webhook\":\"true\",\"webhook_display_name\":\"\"}";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private OutcomeText() {}

  static String of(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused) {
      Refusal refusal = refused.refusal();
      return "%d %s: %s"
          .formatted(refusal.reason().status(), refusal.reason().id(), refusal.message());
    }
    Outcome.Posted posted = (Outcome.Posted) outcome;
    List<String> lines = new ArrayList<>();
    for (Post post : posted.posts()) {
      lines.add("in " + posted.channel().name() + ": " + json(post.message()));
      add(lines, "type", post.type(), "");
      add(lines, "props", json(post.props()), USUAL_PROPS);
      add(lines, "metadata", json(post.metadata()), "{}");
      add(lines, "root_id", post.rootId(), "");
      for (Warning warning : post.warnings()) {
        lines.add(("warning: " + warning.kind() + " " + warning.path()).strip());
      }
    }
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String name, String value, String usual) {
    if (!value.equals(usual)) {
      lines.add(name + ": " + value);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
