package hookline.payload.block.richtext;

import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;

/** Preformatted text: a fence, and in it the text of texts and links as it is. */
final class Preformatted {
  private static final int LONGEST_LANGUAGE = 40;

  private Preformatted() {}

  static String of(Value part) {
    StringBuilder code = new StringBuilder();
    for (Value element : part.list("elements")) {
      code.append(element.isObject() ? Leaf.bare(element) : element.string());
    }
    String text = code.toString();
    return text.isBlank() ? "" : Markdown.fence(withoutLastFeed(text), language(part));
  }

  private static String withoutLastFeed(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** A word, as highlighters know them; anything else is none. */
  private static String language(Value part) {
    String language = part.string("language").strip();
    return language.length() <= LONGEST_LANGUAGE
            && language
                .chars()
                .allMatch(c -> Character.isLetterOrDigit(c) || "+-#._".indexOf(c) >= 0)
        ? language
        : "";
  }
}
