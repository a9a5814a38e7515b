package hookline.console.render;

import hookline.console.render.AttachmentView.ActionView;
import hookline.console.render.AttachmentView.FieldView;
import hookline.console.render.AttachmentView.ImageView;
import hookline.payload.model.Warning;
import java.util.List;

/** A view in lines: a key, and what is shown; what is empty is left out. */
final class PostOutline {
  private final StringBuilder out = new StringBuilder();
  private String indent = "";

  private PostOutline() {}

  static String of(PostView view) {
    PostOutline outline = new PostOutline();
    outline.post(view);
    return outline.out.toString().strip();
  }

  private void post(PostView view) {
    line("from", view.sender().name());
    line("account", view.sender().account());
    line("emoji", view.sender().emoji());
    line("icon", view.sender().iconUrl());
    line("mark", view.bot() ? "BOT" : "");
    line("emote", view.emote() ? "yes" : "");
    line("priority", view.priority().level());
    line("acknowledgement", view.priority().acknowledgementRequested() ? "requested" : "");
    line(
        "part",
        view.part().isOneOfSeveral() ? view.part().number() + " of " + view.part().of() : "");
    line("message", view.message());
    for (AttachmentView attachment : view.attachments()) {
      out.append("attachment").append(attachment.hasBox() ? "" : " without a box").append(":\n");
      indent = "  ";
      attachment(attachment);
      indent = "";
    }
    line("card", view.card());
    for (Warning warning : view.warnings()) {
      line("warning", warning.kind() + " " + warning.path() + ": " + warning.message());
    }
  }

  private void attachment(AttachmentView view) {
    line("color", view.color());
    line("pretext", view.pretext());
    line("author", view.authorName());
    line("author link", view.authorLink());
    line("author icon", view.authorIcon());
    line("title", view.title());
    line("title link", view.titleLink());
    line("text", view.text());
    for (List<FieldView> row : view.rows()) {
      out.append("  row:");
      for (FieldView field : row) {
        out.append(" [").append(SeenHtml.of(field.title().html())).append(": ");
        out.append(SeenHtml.of(field.value().html())).append(']');
      }
      out.append('\n');
    }
    image("image", view.image());
    image("thumb", view.thumb());
    line("footer", view.footer());
    line("footer icon", view.footerIcon());
    line("time", view.time().isPresent() ? String.valueOf(view.time().getAsLong()) : "");
    for (ActionView action : view.actions()) {
      line(
          "action",
          SeenHtml.of(action.text().html()) + " -> " + action.url() + " (" + action.style() + ")");
    }
  }

  private void image(String key, ImageView image) {
    line(key, image.isEmpty() ? "" : (image.inline() ? "load " : "link ") + image.url());
  }

  private void line(String key, SafeHtml html) {
    line(key, SeenHtml.of(html.html()));
  }

  private void line(String key, String value) {
    if (!value.isEmpty()) {
      out.append(indent).append(key).append(": ").append(value).append('\n');
    }
  }
}
