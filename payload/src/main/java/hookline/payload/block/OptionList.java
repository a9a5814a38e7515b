package hookline.payload.block;

import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.block.value.WebLink;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/** Options that are to be seen: check boxes, radio buttons, and what an overflow menu holds. */
final class OptionList {
  private OptionList() {}

  static String render(Value element) {
    return switch (element.type()) {
      case "checkboxes" -> lines(element, element.list("initial_options"), "☑ ", "☐ ");
      case "radio_buttons" -> lines(element, List.of(element.get("initial_option")), "● ", "○ ");
      default -> menu(element);
    };
  }

  /** A line for each. */
  private static String lines(Value element, List<Value> initial, String chosen, String other) {
    Set<String> values = new HashSet<>();
    initial.forEach(option -> values.add(option.get("value").scalar()));
    values.remove("");
    Paragraphs lines = new Paragraphs();
    for (Value option : element.list("options")) {
      boolean isChosen = values.contains(option.get("value").scalar());
      lines.addLine((isChosen ? chosen : other) + label(option));
    }
    return Element.notShown(element, "", lines.toString());
  }

  /** One line: links, where options have a URL. */
  private static String menu(Value element) {
    StringJoiner links = new StringJoiner(" · ");
    boolean linked = true;
    for (Value option : element.list("options")) {
      linked &= !option.get("url").isAbsent();
      String shown = WebLink.link(label(option), option.get("url"));
      if (!shown.isEmpty()) {
        links.add(shown);
      }
    }
    return linked ? links.toString() : Element.notShown(element, "", links.toString());
  }

  private static String label(Value option) {
    String text = TextObject.line(option.get("text"));
    String description = TextObject.line(option.get("description"));
    return text.isEmpty() || description.isEmpty()
        ? text + description
        : text + " – " + description;
  }
}
