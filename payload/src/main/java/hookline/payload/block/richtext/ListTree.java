package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lists that follow each other, as one list of Markdown: a deeper one stands under the last item of
 * the one above, indented by as much as CommonMark asks for. Not thread-safe.
 */
final class ListTree {
  private static final int DEEPEST = 8;

  /** Nine digits are the most that CommonMark takes for a list's number. */
  private static final int LARGEST_NUMBER = 999_999_999;

  private final StringBuilder text = new StringBuilder();
  private final Deque<Level> open = new ArrayDeque<>();
  private boolean isQuoted;

  /** A list whose last item may get lists under it, and which may itself go on. */
  private static final class Level {
    final int indent;
    final String style;
    final String margin;
    String inner;
    int next = 1;
    char delimiter = '.';

    /** Whether its first item will be the first thing below the item above. */
    boolean begins;

    Level(int indent, String style, String margin) {
      this.indent = indent;
      this.style = style;
      this.margin = margin;
      this.inner = margin;
    }
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isQuoted() {
    return isQuoted;
  }

  void add(Value list, boolean quoted) {
    isQuoted = quoted;
    int indent = (int) Math.max(0, Math.min(DEEPEST, number(list.get("indent"))));
    boolean interrupted = false;
    while (!open.isEmpty() && open.peek().indent > indent) {
      open.pop();
      interrupted = true;
    }
    Level level = level(list, indent, interrupted);
    for (Value item : list.list("elements")) {
      add(level, RichText.part(item));
    }
  }

  private Level level(Value list, int indent, boolean interrupted) {
    String style = list.get("style").scalar();
    long offset = Math.max(0, Math.min(LARGEST_NUMBER - 1, number(list.get("offset"))));
    Level before = open.peek();
    if (before != null && before.indent == indent) {
      open.pop();
    }
    Level parent = open.peek();
    Level level = new Level(indent, style, parent == null ? "" : parent.inner);
    level.begins = parent != null && parent == before && !interrupted;
    if (before != null && before.indent == indent && before.style.equals(style)) {
      // rule: numbers go on behind a deeper list; else a list begins where its offset says
      boolean goesOn = offset == 0 ? interrupted : offset + 1 == before.next;
      level.next = goesOn ? before.next : (int) offset + 1;
      // Another delimiter is what begins another list.
      level.delimiter = goesOn ? before.delimiter : before.delimiter == '.' ? ')' : '.';
    } else {
      level.next = (int) offset + 1;
    }
    open.push(level);
    return level;
  }

  private void add(Level level, String content) {
    String marker =
        switch (level.style) {
          case "ordered" -> Integer.toString(level.next) + level.delimiter + " ";
          case "checked" -> "- [x] ";
          case "unchecked" -> "- [ ] ";
          default -> "- ";
        };
    if (!text.isEmpty()) {
      // Only a list that begins with 1 may follow a paragraph without a blank line.
      boolean apart = level.begins && level.style.equals("ordered") && level.next != 1;
      text.append(apart ? "\n\n" : "\n");
    }
    level.begins = false;
    int width = level.style.equals("ordered") ? marker.length() : 2;
    level.inner = level.margin + " ".repeat(width);
    level.next = Math.min(LARGEST_NUMBER, level.next + 1);
    text.append(level.margin).append(marker);
    // An item without anything would not be read as one where a paragraph stands above.
    appendIndented(content.isBlank() ? "\u00A0" : withoutBox(content), level.inner);
  }

  /** Text that looks like a check box is none. */
  private static String withoutBox(String content) {
    boolean isBox = content.length() > 2 && content.charAt(0) == '[' && content.charAt(2) == ']';
    return isBox ? "\\" + content : content;
  }

  private void appendIndented(String content, String margin) {
    int pos = 0;
    for (int feed = content.indexOf('\n'); feed >= 0; feed = content.indexOf('\n', pos)) {
      text.append(content, pos, feed + 1);
      pos = feed + 1;
      if (pos < content.length() && content.charAt(pos) != '\n') {
        text.append(margin);
      }
    }
    text.append(content, pos, content.length());
  }

  /** A whole number, 0 where there is none. */
  private static long number(Value value) {
    String digits = value.scalar().strip();
    if (digits.isEmpty()) {
      return 0;
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
