package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;

/** A card: images, title, subtitle, body, buttons. */
final class CardBlock {
  private CardBlock() {}

  static String render(Value card) {
    String heading =
        new Paragraphs()
            .addLine(icon(card, Title.bold(TextObject.mrkdwnLine(card.get("title")))))
            .addLine(TextObject.piece(card.get("subtitle")))
            .toString();
    return new Paragraphs()
        .add(Element.render(card.get("hero_image")))
        .add(heading)
        .add(TextObject.mrkdwn(card.get("body")))
        .add(TextObject.mrkdwn(card.get("subtext")))
        .add(ActionsBlock.render(card.objects("actions")))
        .toString();
  }

  /** The title behind its icon; one of Slack's own icons is decoration. */
  static String icon(Value block, String title) {
    Value icon = block.get("icon");
    String image = icon.type().equals("icon") ? "" : Element.render(icon);
    return image.isEmpty() || title.isEmpty() ? image + title : image + " " + title;
  }
}
