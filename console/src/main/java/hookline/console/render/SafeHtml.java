package hookline.console.render;

/**
 * HTML that may be printed as it is. The only way to one leads through {@link HtmlPolicy}, so what
 * a template prints raw holds no element, attribute or URL that is not on its list. Immutable.
 */
public final class SafeHtml {
  /** Nothing. */
  public static final SafeHtml EMPTY = new SafeHtml("");

  private final String html;

  private SafeHtml(String html) {
    this.html = html;
  }

  /**
   * What the policy leaves of any HTML.
   *
   * @param html ours or a sender's: it is trusted in nothing
   * @param images whether inline images stay
   */
  static SafeHtml sanitized(String html, boolean images) {
    return html.isEmpty() ? EMPTY : new SafeHtml(HtmlPolicy.apply(html, images));
  }

  /** The HTML, for a place where elements of a paragraph's kind or a block's may stand. */
  public String html() {
    return html;
  }

  public boolean isEmpty() {
    return html.isEmpty();
  }

  /** The HTML. */
  @Override
  public String toString() {
    return html;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SafeHtml safe && safe.html.equals(html);
  }

  @Override
  public int hashCode() {
    return html.hashCode();
  }
}
