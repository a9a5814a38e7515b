package hookline.console.render;

import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Whether a list's item is a task: {@code [ ]} or {@code [x]} before its words. */
enum TaskMark {
  NONE(""),
  OPEN("<span class=\"md-open\" role=\"img\" aria-label=\"open\">\u2610</span> "),
  DONE("<span class=\"md-done\" role=\"img\" aria-label=\"done\">\u2611</span> ");

  private static final int LENGTH = 4;

  private final String html;

  TaskMark(String html) {
    this.html = html;
  }

  /** What is shown in its place: a sign, since there is nothing to tick. */
  String html() {
    return html;
  }

  /** The mark of an item, which is taken from its text. */
  static TaskMark taken(Node item) {
    if (!(item.getFirstChild() instanceof Paragraph paragraph)
        || !(paragraph.getFirstChild() instanceof Text text)) {
      return NONE;
    }
    TaskMark mark = of(text.getLiteral());
    if (mark != NONE) {
      text.setLiteral(text.getLiteral().substring(LENGTH));
    }
    return mark;
  }

  // rule: ^\[([ |xX])] followed by a blank
  private static TaskMark of(String text) {
    if (text.length() < LENGTH
        || text.charAt(0) != '['
        || text.charAt(2) != ']'
        || text.charAt(3) != ' ') {
      return NONE;
    }
    return switch (text.charAt(1)) {
      case ' ' -> OPEN;
      case 'x', 'X' -> DONE;
      default -> NONE;
    };
  }
}
