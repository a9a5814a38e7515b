package hookline.payload.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits long Markdown into posts. Rules: docs/payloads.md, section 8.
 *
 * <p>Takes time in proportion to the text. Where one grapheme ends and the next begins is the JDK's
 * own table, so a text without any blank can be cut elsewhere on a JDK with a newer Unicode.
 */
public final class TextSplitter {
  private final String text;
  private final int limit;
  private final boolean hasPairs;
  private final Enclosures enclosures;
  private final CutFinder cuts;

  private TextSplitter(String text, int limit, boolean hasPairs) {
    this.text = text;
    this.limit = limit;
    this.hasPairs = hasPairs;
    this.enclosures = new Enclosures(text, limit);
    this.cuts = new CutFinder(text, enclosures);
  }

  /**
   * The posts, in order; one when the text fits.
   *
   * @param limit code points in a post, at least 1; none is longer
   */
  public static List<String> split(String markdown, int limit) {
    if (limit > 0 && markdown.length() <= limit) {
      return List.of(markdown); // most texts
    }
    return parts(markdown, limit).stream().map(Part::markdown).toList();
  }

  static List<Part> parts(String markdown, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, not " + limit);
    }
    int codePoints = markdown.codePointCount(0, markdown.length());
    if (codePoints <= limit) {
      return List.of(new Part("", markdown, ""));
    }
    return new TextSplitter(markdown, limit, codePoints < markdown.length()).parts();
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      // rule: an open fence is opened again, a table's header row is repeated
      Enclosure open = enclosing(start);
      String prefix = open == null ? "" : open.prefix(!CutFinder.isLineStart(text, start));
      int room = limit - prefix.codePointCount(0, prefix.length());
      int end = advance(start, room);
      String suffix = "";
      if (end < text.length()) {
        end = cut(start, room - enclosures.suffixCost(start, end));
        Enclosure cut = enclosing(end);
        // rule: an open fence is closed
        suffix = cut == null ? "" : cut.suffix(!CutFinder.isLineStart(text, end));
      }
      parts.add(new Part(prefix, text.substring(start, end), suffix));
      start = end;
    }
    return parts;
  }

  // rule: in the last third of the room
  private int cut(int start, int room) {
    int earliest = advance(start, room - room / 3);
    return cuts.find(start, earliest, advance(earliest, room / 3));
  }

  private @Nullable Enclosure enclosing(int cut) {
    Enclosure enclosure = enclosures.at(cut);
    return enclosure != null && enclosure.contains(cut) ? enclosure : null;
  }

  /** The position that many code points on, or the text's end. */
  private int advance(int from, int codePoints) {
    if (!hasPairs) {
      return Math.min(text.length(), from + codePoints);
    }
    int pos = from;
    for (int i = 0; i < codePoints && pos < text.length(); i++) {
      pos += Character.charCount(text.codePointAt(pos));
    }
    return pos;
  }
}
