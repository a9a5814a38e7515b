package hookline.console.render;

import hookline.console.render.AttachmentView.ActionView;
import hookline.console.render.AttachmentView.FieldView;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** A view taken apart by what a template does with each part. */
record ViewParts(
    List<SafeHtml> html,
    List<String> links,
    List<String> images,
    List<String> icons,
    List<String> colors,
    List<String> names) {

  static ViewParts of(PostView view) {
    ViewParts parts =
        new ViewParts(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    parts.html.add(view.message());
    parts.html.add(view.card());
    parts.names.add(view.sender().name());
    parts.names.add(view.sender().emoji());
    add(parts.icons, view.sender().iconUrl());
    view.attachments().forEach(parts::add);
    return parts;
  }

  private void add(AttachmentView view) {
    html.addAll(List.of(view.pretext(), view.title(), view.text()));
    for (List<FieldView> row : view.rows()) {
      row.forEach(field -> html.addAll(List.of(field.title(), field.value())));
    }
    for (ActionView action : view.actions()) {
      html.add(action.text());
      links.add(action.url());
    }
    add(links, view.authorLink());
    add(links, view.titleLink());
    add(images, view.image().url());
    add(images, view.thumb().url());
    add(icons, view.authorIcon());
    add(icons, view.footerIcon());
    add(colors, view.color());
    names.addAll(List.of(view.authorName(), view.footer()));
  }

  private static void add(List<String> parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }

  /** All that can be read of it: texts, and what is told of a link or an image. */
  String readable() {
    StringBuilder out = new StringBuilder();
    for (SafeHtml one : html) {
      for (Element element : Jsoup.parseBodyFragment(one.html()).body().select("*")) {
        element.textNodes().forEach(text -> out.append(text.getWholeText()).append(' '));
        element.attributes().forEach(attribute -> out.append(attribute.getValue()).append(' '));
      }
    }
    List.of(links, images, icons, colors, names)
        .forEach(texts -> texts.forEach(text -> out.append(text).append(' ')));
    return out.toString();
  }
}
