package hookline.payload.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.json.JsonKind;
import hookline.payload.json.ObjectArray;
import hookline.payload.model.Ids;
import hookline.payload.model.Payload;
import hookline.payload.model.Place;
import hookline.payload.model.Reason;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the fields of a payload their types (docs/payloads.md 3): a wrong one of a field that says
 * what and where to post is a refusal, anywhere else a warning.
 */
final class PayloadFields {
  /** The fields a payload has, in lower case; all others are ignored. */
  static final Set<String> NAMES =
      Set.of(
          "text",
          "channel",
          "username",
          "icon_url",
          "icon_emoji",
          "type",
          "attachments",
          "blocks",
          "props",
          "priority",
          "root_id",
          "thread_ts",
          "mrkdwn");

  private final ObjectNode fields;
  private final Warnings warnings;

  PayloadFields(ObjectNode fields, Warnings warnings) {
    this.fields = fields;
    this.warnings = warnings;
  }

  Payload toPayload() throws UnreadableException {
    return new Payload(
        string("text"),
        string("channel"),
        string("username"),
        string("icon_url"),
        string("icon_emoji"),
        string("type"),
        objects("attachments"),
        objects("blocks"),
        props(),
        priority(),
        rootId(),
        mrkdwn(),
        warnings.report());
  }

  private String string(String name) throws UnreadableException {
    @Nullable JsonNode value = present(name);
    if (value != null && !value.isTextual()) {
      throw wrongType(name, "a string", value);
    }
    return value == null ? "" : value.textValue();
  }

  private ObjectNode props() throws UnreadableException {
    @Nullable JsonNode value = present("props");
    if (value == null) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (value instanceof ObjectNode props) {
      return props;
    }
    throw wrongType("props", "an object", value);
  }

  private @Nullable ObjectNode priority() {
    @Nullable JsonNode value = present("priority");
    if (value instanceof ObjectNode priority) {
      return priority;
    }
    if (value != null) {
      omitted("priority", "This must be an object, not " + JsonKind.of(value) + ".");
    }
    return null;
  }

  /** The elements in their places, with null for each that is not an object. */
  private List<JsonNode> objects(String name) {
    @Nullable JsonNode value = present(name);
    return value == null ? List.of() : ObjectArray.of(value, Place.of(name), warnings);
  }

  /** Two names for one thing, Mattermost's first. */
  private String rootId() {
    String rootId = id("root_id");
    String threadTs = id("thread_ts");
    return rootId.isEmpty() ? threadTs : rootId;
  }

  private String id(String name) {
    @Nullable JsonNode value = present(name);
    if (value == null || (value.isTextual() && value.textValue().isEmpty())) {
      return "";
    }
    if (value.isTextual() && Ids.isId(value.textValue())) {
      return value.textValue();
    }
    omitted(name, "This is not a post's id, so the post does not become a reply.");
    return "";
  }

  private boolean mrkdwn() {
    @Nullable JsonNode value = present("mrkdwn");
    if (value == null) {
      return true;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String word = value.isTextual() ? value.textValue().strip().toLowerCase(Locale.ROOT) : "";
    if (word.equals("true") || word.equals("false")) {
      warnings.add(
          WarningKind.COERCED, "mrkdwn", "The string was taken as true or false, as it says.");
      return word.equals("true");
    }
    omitted("mrkdwn", "This must be true or false.");
    return true;
  }

  /** The field's value; null when it is absent, which sending null means too. */
  private @Nullable JsonNode present(String name) {
    @Nullable JsonNode value = fields.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private void omitted(String path, String message) {
    warnings.add(WarningKind.OMITTED, path, message);
  }

  private static UnreadableException wrongType(String name, String expected, JsonNode value) {
    return new UnreadableException(
        Reason.UNREADABLE,
        "The field \"" + name + "\" must be " + expected + ", not " + JsonKind.of(value) + ".");
  }
}
