package hookline.payload.attachment;

import hookline.payload.markdown.Url;

/** A link of an attachment as clients are to follow it. */
final class SentLink {
  private SentLink() {}

  /** The URL without the blanks around it; empty where there is none. */
  static String of(String sent) {
    String url = sent.strip();
    // rule: www. gets its scheme, without which it leads to a page of the reader's own server
    return Url.isWww(url) ? Url.withScheme(url) : url;
  }
}
