package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * A fenced code block, as CommonMark has them: opened by three or more backticks or tildes, at most
 * three blanks in, closed by at least as many; or running to the end of the text, of its quote or
 * of its list item.
 *
 * @param start the start of the opening line
 * @param bodyStart the start of the line behind it
 * @param bodyEnd the start of the closing line; {@code end} when there is none
 * @param end behind the closing marks
 * @param margin what each of its lines starts with: quote marks, a list item's indent
 * @param opening the opening line up to its info string
 * @param info the info string
 * @param marks the opening's marks alone
 */
record Fence(
    int start,
    int bodyStart,
    int bodyEnd,
    int end,
    String margin,
    String opening,
    String info,
    String marks) {

  private static final AsciiSet TILDE = AsciiSet.of("~");

  /** All fences of the text, in order, in one pass. */
  static List<Fence> in(String text) {
    List<Fence> fences = new ArrayList<>();
    int backticks = text.indexOf("```");
    int marks = firstMarks(text, 0, backticks);
    while (marks >= 0) {
      // Only a line that has such marks can open one.
      FenceOpening opening = FenceOpening.at(text, Lines.start(text, marks, 0));
      int pos;
      if (opening == null) {
        pos = Lines.next(text, marks, text.length());
      } else {
        Fence fence = close(text, opening);
        fences.add(fence);
        pos = fence.bodyEnd == fence.end ? fence.end : Lines.next(text, fence.end, text.length());
      }
      backticks = backticks >= 0 && backticks < pos ? text.indexOf("```", pos) : backticks;
      marks = firstMarks(text, pos, backticks);
    }
    return fences;
  }

  /**
   * Where three backticks or tildes stand first, or -1. Tildes are not looked for behind the
   * backticks: most texts have none, and a long one would be gone through for nothing.
   *
   * @param backticks where the first backticks stand, or -1
   */
  private static int firstMarks(String text, int from, int backticks) {
    if (backticks < 0) {
      return text.indexOf("~~~", from);
    }
    int tilde = TILDE.next(text, from, backticks);
    while (tilde < backticks && !text.startsWith("~~~", tilde)) {
      tilde = TILDE.next(text, tilde + 1, backticks);
    }
    return tilde;
  }

  private static Fence close(String text, FenceOpening opening) {
    int line = opening.bodyStart();
    while (line < text.length()) {
      int next = Lines.next(text, line, text.length());
      int content = opening.contentOf(text, line, next);
      if (content < 0) {
        break; // the quote or list item it stands in has ended
      }
      int end = opening.closingEnd(text, content, next);
      if (end >= 0) {
        return opening.fence(text, line, end);
      }
      line = next;
    }
    return opening.fence(text, line, line);
  }
}
