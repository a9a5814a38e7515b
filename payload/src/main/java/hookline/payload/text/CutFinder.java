package hookline.payload.text;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Lines;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a text is cut best: what a reader minds least. Not thread-safe. */
final class CutFinder {
  /** Kinds of cuts, from the worst to the best. */
  private enum Rank {
    NONE,
    /** Between words, or lines, of one link or code span. */
    IN_SPAN,
    /** Leaves an empty fence, or a table of nothing but its head. */
    EMPTIES,
    /** Before a word that would be read as a heading, a quote, a list, a rule. */
    MISREAD,
    WORD,
    /** Before a line of an inner list, which would be read as code at the start of a post. */
    INDENTED_LINE,
    LINE_OF_ENCLOSURE,
    LINE,
    BLANK_LINE_OF_ENCLOSURE,
    BLANK_LINE
  }

  /** How many marks make a fence or a rule. */
  private static final int RULE = 3;

  /** CommonMark's bound for the label of a definition. */
  private static final int LONGEST_LABEL = 1_000;

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private final String text;
  private final Enclosures enclosures;
  private final Matcher grapheme;

  /** Behind the last character that is seen: no post may be blank. */
  private final int contentEnd;

  /** Whether there is anything that {@link #hides} could find: in most texts there is not. */
  private final boolean mayDefine;

  CutFinder(String text, Enclosures enclosures) {
    this.text = text;
    this.enclosures = enclosures;
    this.grapheme = GRAPHEME.matcher(text);
    this.contentEnd = text.stripTrailing().length();
    this.mayDefine = text.contains("]:");
  }

  /**
   * The best cut from {@code earliest} to {@code latest}, the latest of the best kind; before them
   * only where every cut in there would tear the head of a fence or a table apart.
   *
   * @param start where the part starts
   */
  int find(int start, int earliest, int latest) {
    // rule: at a blank line, else a line, else a word
    int best = latest;
    Rank rank = Rank.NONE;
    int cut = latest;
    while (cut >= earliest && rank != Rank.BLANK_LINE) {
      Rank other = rank(cut);
      if (other.compareTo(rank) > 0) {
        best = cut;
        rank = other;
      }
      // Once there is a word to cut behind, only lines are better.
      cut = rank.compareTo(Rank.WORD) < 0 ? cut - 1 : lineStartBefore(cut, earliest);
    }
    if (rank.compareTo(Rank.IN_SPAN) > 0) {
      return best;
    }
    // rule: else a grapheme
    int between = lastGrapheme(start, earliest, latest, true);
    if (between >= 0) {
      return between;
    }
    if (rank == Rank.IN_SPAN) {
      return best;
    }
    int inside = lastGrapheme(start, earliest, latest, false);
    if (inside >= 0) {
      return inside;
    }
    Enclosure broken = enclosures.at(latest);
    if (broken != null && broken.isBrokenBy(latest) && broken.cutBefore(latest) > start) {
      return broken.cutBefore(latest);
    }
    return latest; // one grapheme as long as the room, or a head: something must give
  }

  /** The next line start before that cut, or a position before {@code earliest}. */
  private int lineStartBefore(int cut, int earliest) {
    int pos = cut - 1;
    while (pos >= earliest && !isLineStart(text, pos)) {
      pos--;
    }
    return pos;
  }

  private Rank rank(int cut) {
    boolean line = isLineStart(text, cut);
    if (cut >= contentEnd || !(line || isWordStart(cut))) {
      return Rank.NONE;
    }
    Enclosure enclosure = enclosures.at(cut);
    if (enclosure != null && enclosure.isBrokenBy(cut)) {
      return Rank.NONE;
    }
    if (enclosure == null && mayDefine && hides(cut)) {
      return Rank.NONE;
    }
    if (enclosures.isInsideSpan(cut)) {
      return Rank.IN_SPAN;
    }
    if (enclosure != null && enclosure.isEmptiedBy(cut)) {
      return Rank.EMPTIES;
    }
    if (!line) {
      return enclosure == null && isMisread(cut) ? Rank.MISREAD : Rank.WORD;
    }
    if (enclosure == null && isIndented(cut)) {
      return Rank.INDENTED_LINE;
    }
    if (isBehindBlankLine(cut)) {
      return enclosure == null ? Rank.BLANK_LINE : Rank.BLANK_LINE_OF_ENCLOSURE;
    }
    return enclosure == null ? Rank.LINE : Rank.LINE_OF_ENCLOSURE;
  }

  /** Whether a line starts there, so that no line end has to be added. */
  static boolean isLineStart(String text, int pos) {
    return pos == 0 || text.charAt(pos - 1) == '\n';
  }

  private boolean isIndented(int lineStart) {
    return text.startsWith("    ", lineStart) || text.startsWith("\t", lineStart);
  }

  private boolean isBehindBlankLine(int lineStart) {
    int pos = lineStart - 2;
    while (pos >= 0 && text.charAt(pos) != '\n' && Lines.isBlank(text.charAt(pos))) {
      pos--;
    }
    return pos >= 0 && text.charAt(pos) == '\n';
  }

  /** Behind a blank that is a grapheme of its own (a combining mark could sit on it). */
  private boolean isWordStart(int cut) {
    return cut > 0
        && Character.isWhitespace(text.charAt(cut - 1))
        && !Character.isWhitespace(text.charAt(cut))
        && grapheme.region(cut - 1, behindCharacter(cut)).lookingAt()
        && grapheme.end() == cut;
  }

  /** Whether what is only text in its line would start a block at the start of a post. */
  private boolean isMisread(int cut) {
    return switch (text.charAt(cut)) {
      case '#', '>' -> true;
      case '`', '~', '-', '*', '_' ->
          Characters.runEnd(text, cut, Math.min(text.length(), cut + RULE)) == cut + RULE
              || isListMarker(cut);
      default -> isListMarker(cut);
    };
  }

  private boolean isListMarker(int cut) {
    return Lines.listMarkerEnd(text, cut, Math.min(text.length(), cut + 12)) > cut;
  }

  /**
   * Whether a reader would not see {@code [x]: url} any more, which is text as long as other text
   * of its paragraph stands above: if it would be the next post's first, or, in a quote of which
   * the cut leaves half a line, the first of another quote.
   */
  private boolean hides(int cut) {
    int next = nextLine(cut);
    boolean first = isDefinition(Lines.skipQuotes(text, cut, next));
    if (isLineStart(text, cut)) {
      return first && !isBehindBlankLine(cut); // else it was one already
    }
    return first
        || (text.startsWith(">", next)
            && isDefinition(Lines.skipQuotes(text, next, nextLine(next))));
  }

  /** Where the next line starts; no further than a label reaches, or a long line costs too much. */
  private int nextLine(int from) {
    int end = Math.min(text.length(), from + LONGEST_LABEL);
    int pos = from;
    while (pos < end && text.charAt(pos) != '\n') {
      pos++;
    }
    return Math.min(pos + 1, text.length());
  }

  private boolean isDefinition(int start) {
    if (!text.startsWith("[", start)) {
      return false;
    }
    int end = Math.min(text.length(), start + LONGEST_LABEL);
    int close = start;
    while (close < end && text.charAt(close) != ']') {
      close++;
    }
    return text.startsWith("]:", close);
  }

  /**
   * The last cut between graphemes, or -1.
   *
   * @param careful not inside a span, nor where the rest would be misread
   */
  private int lastGrapheme(int start, int earliest, int latest, boolean careful) {
    int last = -1;
    grapheme.region(start, behindCharacter(latest));
    while (grapheme.find() && grapheme.end() <= latest) {
      int cut = grapheme.end();
      if (cut >= earliest && isAllowed(cut, careful)) {
        last = cut;
      }
    }
    return last;
  }

  private boolean isAllowed(int cut, boolean careful) {
    Enclosure enclosure = enclosures.at(cut);
    return cut < contentEnd
        && (enclosure == null || !enclosure.isBrokenBy(cut))
        && !(careful
            && (enclosures.isInsideSpan(cut)
                || (enclosure == null && (isMisread(cut) || (mayDefine && hides(cut))))));
  }

  /** A boundary is only known with the character behind it. */
  private int behindCharacter(int pos) {
    return pos < text.length() ? pos + Character.charCount(text.codePointAt(pos)) : pos;
  }
}
