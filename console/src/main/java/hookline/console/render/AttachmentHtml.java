package hookline.console.render;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.console.render.AttachmentView.ActionView;
import hookline.console.render.AttachmentView.FieldView;
import hookline.console.render.AttachmentView.ImageView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** What an attachment looks like. Reads them as they are stored, and trusts nothing of that. */
final class AttachmentHtml {
  private static final Set<String> STYLES =
      Set.of("default", "primary", "success", "good", "warning", "danger");

  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(8_640_000_000_000L);

  private final RenderSettings settings;
  private final MarkdownHtml markdown;
  private final Links links;

  AttachmentHtml(RenderSettings settings, MarkdownHtml markdown) {
    this.settings = settings;
    this.markdown = markdown;
    this.links = markdown.links();
  }

  /** The attachment as it is shown. */
  AttachmentView view(JsonNode attachment) {
    String titleLink = link(attachment, "title_link");
    String title = PostHtml.text(attachment, "title");
    return new AttachmentView(
        BarColor.of(PostHtml.text(attachment, "color")),
        markdown.blocks(PostHtml.text(attachment, "pretext")),
        ShownName.of(PostHtml.text(attachment, "author_name")),
        link(attachment, "author_link"),
        icon(attachment, "author_icon"),
        // rule: in a title only links are Markdown, and nothing is where all of it is one
        titleLink.isEmpty() ? markdown.line(title) : markdown.plain(title),
        titleLink,
        markdown.blocks(PostHtml.text(attachment, "text")),
        rows(attachment.path("fields")),
        image(attachment, "image_url"),
        image(attachment, "thumb_url"),
        ShownName.of(PostHtml.text(attachment, "footer")),
        icon(attachment, "footer_icon"),
        time(attachment.path("ts")),
        actions(attachment.path("actions")));
  }

  // rule: two short ones share a row; a long one has its own
  private List<List<FieldView>> rows(JsonNode fields) {
    List<List<FieldView>> rows = new ArrayList<>();
    FieldView first = null;
    for (JsonNode field : fields) {
      FieldView view = field(field);
      boolean isShort = field.path("short").asBoolean();
      if (isShort && first != null) {
        rows.add(List.of(first, view));
        first = null;
        continue;
      }
      if (first != null) {
        rows.add(List.of(first));
      }
      first = isShort ? view : null;
      if (!isShort) {
        rows.add(List.of(view));
      }
    }
    if (first != null) {
      rows.add(List.of(first));
    }
    return List.copyOf(rows);
  }

  private FieldView field(JsonNode field) {
    return new FieldView(
        markdown.plain(PostHtml.text(field, "title")),
        markdown.blocks(PostHtml.text(field, "value")));
  }

  private List<ActionView> actions(JsonNode actions) {
    List<ActionView> views = new ArrayList<>();
    for (JsonNode action : actions) {
      String url = link(action, "url");
      if (!url.isEmpty()) {
        String text = PostHtml.text(action, "text");
        String style = PostHtml.text(action, "style");
        views.add(
            new ActionView(
                markdown.plain(text.isBlank() ? url : text),
                url,
                STYLES.contains(style) ? style : "default"));
      }
    }
    return List.copyOf(views);
  }

  private String link(JsonNode object, String key) {
    return links.link(PostHtml.text(object, key));
  }

  private ImageView image(JsonNode attachment, String key) {
    String url = links.image(PostHtml.text(attachment, key));
    return url.isEmpty() ? ImageView.NONE : new ImageView(url, settings.inlineImages());
  }

  /** An icon says nothing that is not written beside it, so it is loaded or left out. */
  private String icon(JsonNode attachment, String key) {
    return settings.inlineImages() ? links.image(PostHtml.text(attachment, key)) : "";
  }

  private static OptionalLong time(JsonNode ts) {
    if (!ts.isNumber()) {
      return OptionalLong.empty();
    }
    BigDecimal seconds = ts.decimalValue();
    return seconds.abs().compareTo(LAST_SECOND) > 0
        ? OptionalLong.empty()
        : OptionalLong.of(seconds.movePointRight(3).longValue());
  }
}
