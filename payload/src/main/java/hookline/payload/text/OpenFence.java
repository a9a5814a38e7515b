package hookline.payload.text;

import java.util.List;

/** Closes a fence that a text leaves open, so that it ends with its text. */
public final class OpenFence {
  private OpenFence() {}

  /** The Markdown, with its last fence closed. */
  public static String closed(String markdown) {
    List<Fence> fences = Fence.in(markdown);
    if (fences.isEmpty()) {
      return markdown;
    }
    Fence last = fences.get(fences.size() - 1);
    boolean isOpen = last.bodyEnd() == last.end() && last.end() == markdown.length();
    return isOpen ? markdown + "\n" + last.margin() + last.marks() : markdown;
  }
}
