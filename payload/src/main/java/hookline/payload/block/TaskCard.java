package hookline.payload.block;

import hookline.payload.block.richtext.RichText;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import java.util.StringJoiner;

/** A task: its title and state, its details, its output, its sources as links. */
final class TaskCard {
  private TaskCard() {}

  static String render(Value task) {
    StringJoiner sources = new StringJoiner(" · ");
    for (Value source : task.objects("sources")) {
      sources.add(WebLink.link(TextObject.string(source.get("text")), source.get("url")));
    }
    return new Paragraphs()
        .add(title(task))
        .add(rich(task.get("details")))
        .add(rich(task.get("output")))
        .add(sources.toString())
        .toString();
  }

  private static String title(Value task) {
    String title = Title.bold(TextObject.string(task.get("title")));
    String state = state(task.get("status"));
    return title.isEmpty() || state.isEmpty() ? title + state : title + " (" + state + ")";
  }

  private static String state(Value status) {
    return status.scalar().equals("in_progress") ? "in progress" : TextObject.string(status);
  }

  /** Rich text, for which a text object or a string will do. */
  private static String rich(Value text) {
    return text.type().equals("rich_text") ? RichText.render(text) : TextObject.mrkdwn(text);
  }
}
