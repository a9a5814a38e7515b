package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import hookline.payload.json.ScalarText;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextContext;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The {@code fields} of an attachment: titled values, in the columns of a table. */
final class AttachmentFields {
  private static final List<String> KEYS = List.of("title", "value", "short");

  private final AttachmentTexts texts;

  AttachmentFields(AttachmentTexts texts) {
    this.texts = texts;
  }

  /**
   * The fields, each with a title and a value, and {@code short} where it was sent.
   *
   * @param sent with null for what is no field
   * @param path where they stand in the payload, for warnings
   */
  ArrayNode of(List<JsonNode> sent, Place path, TextContext context) {
    ArrayNode fields = JsonNodeFactory.instance.arrayNode(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      // rule: null fields and empty ones drop out, and a warning's path counts them
      if (sent.get(i).isObject()) {
        SentObject field = new SentObject(sent.get(i), path.index(i), context.warnings());
        if (field.hasAny(KEYS)) {
          fields.add(field(field, context));
        }
      }
    }
    return fields;
  }

  /** Whether a reader sees any of the fields: empty ones only take room. */
  static boolean showAnything(JsonNode fields) {
    for (JsonNode field : fields) {
      if (!field.path("title").asText().isEmpty() || !field.path("value").asText().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode field(SentObject sent, TextContext context) {
    KeptObject field = sent.kept();
    field.put("title", texts.title(sent, "title", context));
    field.put("value", value(sent, context));
    Boolean isShort = isShort(sent);
    if (isShort != null) {
      field.put("short", isShort);
    }
    return field.object();
  }

  // rule: values of any type become text
  private String value(SentObject sent, TextContext context) {
    JsonNode value = sent.value("value");
    if (value == null) {
      return "";
    }
    if (value instanceof TextNode text) {
      return texts.markdown(text.textValue(), sent.path("value"), context);
    }
    return value.isContainerNode() ? texts.json(value.toString()) : ScalarText.of(value);
  }

  // rule: true or false, or those words; what else can only mean one of them, with a warning
  private static @Nullable Boolean isShort(SentObject sent) {
    JsonNode value = sent.value("short");
    if (value == null || value.isBoolean()) {
      return value == null ? null : value.booleanValue();
    }
    String word = value.isValueNode() ? value.asText().strip().toLowerCase(Locale.ROOT) : "";
    switch (word) {
      case "true", "false" -> {
        return word.equals("true");
      }
      case "1", "0" -> {
        sent.warn(WarningKind.COERCED, "short", "This must be true or false; it was taken so.");
        return word.equals("1");
      }
      default -> {
        sent.omitted("short", "This must be true or false.");
        return null;
      }
    }
  }
}
