package hookline.payload.attachment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.block.BlockRenderer;
import hookline.payload.markdown.Url;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Makes of attachments as they were sent what clients draw: known keys of known types, their texts
 * translated (docs/payloads.md 6). Total, in time linear in what was sent. Thread-safe.
 */
public final class AttachmentTranslator {
  /** Keys of which a reader sees something on their own, as of the text. */
  private static final List<String> SHOWN =
      List.of("pretext", "author_name", "title", "image_url", "thumb_url", "footer", "actions");

  /** Room in a map for all keys there are. */
  private static final int MOST = 32;

  private final AttachmentTexts texts;
  private final AttachmentFields fields;
  private final AttachmentActions actions;

  /** A translator for texts of one dialect. */
  public AttachmentTranslator(AttachmentTexts texts) {
    this.texts = texts;
    this.fields = new AttachmentFields(texts);
    this.actions = new AttachmentActions(texts);
  }

  /**
   * The attachments, in order.
   *
   * @param sent with null for what is no attachment
   */
  public List<Attachment> translate(List<JsonNode> sent, TextContext context) {
    List<Attachment> attachments = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      // rule: null elements drop out, and a warning's path counts them
      if (sent.get(i).isObject()) {
        attachments.add(new Attachment(i, translate(sent.get(i), Attachment.path(i), context)));
      }
    }
    return attachments;
  }

  private ObjectNode translate(JsonNode node, Place path, TextContext context) {
    SentObject sent = new SentObject(node, path, context.warnings());
    ObjectNode out =
        new ObjectNode(
            JsonNodeFactory.instance, new LinkedHashMap<>(Math.min(2 * sent.size(), MOST)));
    String fallback = sent.text("fallback");
    put(out, "fallback", texts.plain(fallback));
    put(out, "color", AttachmentColor.of(sent));
    put(out, "pretext", markdown(sent, "pretext", context));
    put(out, "author_name", texts.plain(sent.text("author_name")));
    putLink(out, sent, "author_link");
    putImage(out, sent, "author_icon");
    put(out, "title", texts.title(sent, "title", context));
    putLink(out, sent, "title_link");
    out.put("text", text(sent, context)); // an empty one too: this is its place
    put(out, "fields", fields.of(sent.objects("fields"), sent.path("fields"), context));
    putImage(out, sent, "image_url");
    putImage(out, sent, "thumb_url");
    put(out, "footer", texts.plain(sent.text("footer")));
    putImage(out, sent, "footer_icon");
    JsonNode time = AttachmentTime.of(sent);
    if (time != null) {
      out.set("ts", time);
    }
    put(
        out,
        "actions",
        actions.of(sent.objects("actions"), sent.path("actions"), context.warnings()));
    if (!showsAnything(out)) {
      fallBack(out, fallback, !node.isEmpty(), path, context);
    }
    if (out.path("text").textValue().isEmpty()) {
      out.remove("text");
    }
    return out;
  }

  private String text(SentObject sent, TextContext context) {
    // rule: blocks are rendered into the text, which is their fallback
    String rendered = BlockRenderer.render(sent.objects("blocks"), sent.path("blocks"), context);
    return rendered.isEmpty() ? markdown(sent, "text", context) : rendered;
  }

  private static boolean showsAnything(ObjectNode attachment) {
    if (!attachment.path("text").textValue().isEmpty()) {
      return true;
    }
    for (String key : SHOWN) {
      if (attachment.has(key)) {
        return true;
      }
    }
    return AttachmentFields.showAnything(attachment.path("fields"));
  }

  private void fallBack(
      ObjectNode out, String fallback, boolean hadKeys, Place path, TextContext context) {
    // rule: the fallback of one that shows nothing is what it has to say
    if (!fallback.isEmpty()) {
      out.put("text", texts.markdown(fallback, path.key("fallback"), context));
    } else if (hadKeys) {
      // rule: without one it stays, as the product keeps it
      context
          .warnings()
          .add(WarningKind.ATTACHMENT_NOT_SHOWN, path, "Nothing in this attachment can be shown.");
    }
  }

  private String markdown(SentObject sent, String key, TextContext context) {
    String text = sent.text(key);
    return text.isEmpty() ? text : texts.markdown(text, sent.path(key), context);
  }

  private static void putLink(ObjectNode out, SentObject sent, String key) {
    String url = SentLink.of(sent.text(key));
    if (url.isEmpty() || Url.isSafe(url)) {
      put(out, key, url);
    } else {
      sent.omitted(key, "A link of this scheme is not safe to follow.");
    }
  }

  private static void putImage(ObjectNode out, SentObject sent, String key) {
    put(out, key, sent.text(key).strip());
  }

  private static void put(ObjectNode out, String key, String value) {
    if (!value.isEmpty()) {
      out.put(key, value);
    }
  }

  private static void put(ObjectNode out, String key, ArrayNode values) {
    if (!values.isEmpty()) {
      out.set(key, values);
    }
  }
}
