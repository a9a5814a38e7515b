package hookline.payload.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Dialect;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.payload.model.Warning;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An outcome as the text of a case; what every post has is left out. A message is JSON on one line,
 * or lines; with lines, attachments are lines as well.
 */
public final class CaseOutcome {
  private static final String USUAL_PROPS =
      "{\"from_webhook\":\"true\",\"webhook_display_name\":\"\"}";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final boolean inLines;
  private final List<String> lines = new ArrayList<>();

  private CaseOutcome(boolean inLines) {
    this.inLines = inLines;
  }

  /**
   * The outcome, written as the expectation is; a refusal with the surface's own status and word.
   */
  public static String of(Outcome outcome, Dialect surface, String expected) {
    return of(outcome, surface, isInLines(expected));
  }

  /** The outcome in lines, where they tell all of it; else each message on one line, as JSON. */
  static String of(Outcome outcome, Dialect surface) {
    String lines = of(outcome, surface, true);
    return isInLines(lines) && lines.equals(lines.strip())
        ? lines
        : of(outcome, surface, false).strip();
  }

  private static boolean isInLines(String expected) {
    return expected.contains(":\n  ");
  }

  private static String of(Outcome outcome, Dialect surface, boolean inLines) {
    if (outcome instanceof Outcome.Refused refused) {
      Refusal refusal = refused.refusal();
      Reason reason = refusal.reason();
      boolean slack = surface == Dialect.SLACK;
      int status = slack ? reason.slackStatus() : reason.status();
      return status + " " + (slack ? reason.slackWord() : reason.id()) + ": " + refusal.message();
    }
    Outcome.Posted posted = (Outcome.Posted) outcome;
    CaseOutcome text = new CaseOutcome(inLines);
    posted.posts().forEach(post -> text.add(post, posted.channel().name()));
    return String.join("\n", text.lines);
  }

  private void add(Post post, String channel) {
    addText("", "in " + channel, post.message());
    addUnlessUsual("type", post.type(), "");
    if (inLines) {
      ObjectNode props = post.props().deepCopy();
      JsonNode attachments = props.remove("attachments");
      addUnlessUsual("props", json(props), USUAL_PROPS);
      for (int i = 0; attachments != null && i < attachments.size(); i++) {
        lines.add("attachments[" + i + "]:");
        attachments.get(i).properties().forEach(key -> addValue(key.getKey(), key.getValue()));
      }
    } else {
      addUnlessUsual("props", json(post.props()), USUAL_PROPS);
    }
    addUnlessUsual("metadata", json(post.metadata()), "{}");
    addUnlessUsual("root_id", post.rootId(), "");
    for (Warning warning : post.warnings()) {
      lines.add(("warning: " + warning.kind() + " " + warning.path()).strip());
    }
  }

  private void addValue(String key, JsonNode value) {
    if (value.isTextual()) {
      addText("  ", key, value.textValue());
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        lines.add("  " + key + "[" + i + "]: " + json(value.get(i)));
      }
    } else {
      lines.add("  " + key + ": " + json(value));
    }
  }

  private void addText(String indent, String name, String text) {
    if (!inLines || (!indent.isEmpty() && text.indexOf('\n') < 0)) {
      lines.add(indent + name + ": " + json(text));
      return;
    }
    lines.add(indent + name + ":");
    for (String line : text.split("\n", -1)) {
      lines.add(line.isEmpty() ? "" : indent + "  " + SeenCharacters.of(line));
    }
  }

  private void addUnlessUsual(String name, String value, String usual) {
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
