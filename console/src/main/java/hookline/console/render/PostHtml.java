package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.console.render.Names.Poster;
import hookline.console.render.PostView.PartView;
import hookline.console.render.PostView.PriorityView;
import hookline.console.render.PostView.SenderView;
import hookline.payload.model.Warning;
import hookline.sink.read.StoredPost;
import hookline.topics.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a stored post looks like to one reader. Total: whatever stands in the row, something safe is
 * shown. Cheap to make; keeps nothing. As thread-safe as the names it asks.
 */
public final class PostHtml {
  private static final Set<String> LEVELS = Set.of("urgent", "important");

  private final RenderSettings settings;
  private final MarkdownHtml markdown;
  private final AttachmentHtml attachments;

  public PostHtml(RenderSettings settings) {
    this.settings = settings;
    this.markdown = new MarkdownHtml(settings);
    this.attachments = new AttachmentHtml(settings, markdown);
  }

  /** The post as it is shown. */
  public PostView view(StoredPost post) {
    JsonNode props = Json.readTree(post.props().getBytes(UTF_8));
    return new PostView(
        post.id(),
        post.deliveryId(),
        post.createAt(),
        post.revision(),
        post.rootId(),
        post.type().equals("me"),
        sender(post, props),
        "true".equals(text(props, "from_webhook")),
        priority(Json.readTree(post.metadata().getBytes(UTF_8)).path("priority")),
        new PartView(post.part() + 1, Math.max(post.parts(), post.part() + 1)),
        markdown.blocks(post.message()),
        attachments(props.path("attachments")),
        markdown.blocks(text(props, "card")),
        warnings(post.warnings()));
  }

  private List<AttachmentView> attachments(JsonNode sent) {
    List<AttachmentView> views = new ArrayList<>(sent.size());
    for (JsonNode attachment : sent) {
      if (attachment.isObject()) {
        views.add(attachments.view(attachment));
      }
    }
    return List.copyOf(views);
  }

  private SenderView sender(StoredPost post, JsonNode props) {
    Poster account = settings.names().poster(post.userId()).orElse(new Poster("", ""));
    String override = ShownName.of(text(props, "override_username"));
    String username = ShownName.of(account.username());
    String name = override.isEmpty() ? username : override;
    String emoji = emoji(text(props, "override_icon_emoji"));
    // rule: the emoji before the URL, and the account's own icon where neither is given
    String url = text(props, "override_icon_url");
    return new SenderView(
        name.isEmpty() ? "webhook" : name,
        username,
        emoji,
        emoji.isEmpty() ? icon(url.isEmpty() ? account.iconUrl() : url) : "");
  }

  private String icon(String url) {
    return settings.inlineImages() ? markdown.links().image(url) : "";
  }

  /** The character of a name that is sent with colons around it, or without. */
  private static String emoji(String sent) {
    String name = sent.strip().toLowerCase(Locale.ROOT);
    if (name.length() > 2 && name.startsWith(":") && name.endsWith(":")) {
      name = name.substring(1, name.length() - 1);
    }
    String emoji = EmojiNames.of(name);
    return emoji == null ? "" : emoji;
  }

  private static PriorityView priority(JsonNode priority) {
    String level = text(priority, "priority").toLowerCase(Locale.ROOT);
    return new PriorityView(
        LEVELS.contains(level) ? level : "", priority.path("requested_ack").asBoolean());
  }

  private static List<Warning> warnings(String json) {
    return List.of(Json.read(json.getBytes(UTF_8), Warning[].class));
  }

  /** A text, or what a value of another type reads as; empty where there is none. */
  static String text(JsonNode object, String key) {
    JsonNode value = object.path(key);
    return value.isNull() ? "" : value.asText();
  }
}
