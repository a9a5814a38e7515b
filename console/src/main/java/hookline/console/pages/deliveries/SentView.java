package hookline.console.pages.deliveries;

import java.util.List;

/**
 * What was sent, as it lies in the log.
 *
 * @param size of the body, in words
 * @param pretty its JSON with line breaks; empty when it is none
 * @param raw the body as text, or what of it fits on a page; of what is no text its bytes
 * @param isCut whether there is more of it than is shown
 * @param isText whether the body is text
 */
public record SentView(
    String size,
    String pretty,
    String raw,
    boolean isCut,
    boolean isText,
    List<Line> about,
    List<Line> headers) {
  /** A name and what it stands for. */
  public record Line(String name, String value) {}
}
