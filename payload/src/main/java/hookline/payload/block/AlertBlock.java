package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;

/** A notice; its level is a sign before the text, as the coloured box is in Slack. */
final class AlertBlock {
  private AlertBlock() {}

  static String render(Value block) {
    String text = TextObject.mrkdwn(block.get("text"));
    String sign =
        switch (block.get("level").scalar()) {
          case "info" -> ":information_source:";
          case "warning" -> ":warning:";
          case "error" -> ":x:";
          case "success" -> ":white_check_mark:";
          default -> "";
        };
    if (text.isEmpty() || sign.isEmpty()) {
      return text;
    }
    // Behind the sign a quote would be none, and a fence's end would begin another one.
    boolean needsLine = text.startsWith(">") || text.startsWith("```");
    return sign + (needsLine ? "\n" : " ") + text;
  }
}
