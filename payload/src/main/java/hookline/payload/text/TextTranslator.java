package hookline.payload.text;

import hookline.payload.model.Place;

/** Translates a sender's text to Markdown. */
public interface TextTranslator {
  /**
   * The text as Markdown that looks the same to a reader. Total: any text gives a result, and the
   * time is linear in its length.
   *
   * @param path where the text stands in the payload, for warnings
   */
  String toMarkdown(String text, Place path, TextContext context);
}
