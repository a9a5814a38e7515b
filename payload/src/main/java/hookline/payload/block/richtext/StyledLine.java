package hookline.payload.block.richtext;

import hookline.payload.markdown.Characters;
import hookline.payload.markdown.Markdown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * One line of styled text as Markdown. Neighbours of one style join, blanks at a style's edge stand
 * outside of its marks, and marks are nested as Markdown asks for. What of it CommonMark would not
 * read as marks is {@link Marks}' matter.
 */
final class StyledLine {
  private StyledLine() {}

  static String of(List<Span> spans) {
    List<Span> runs = runs(joined(spans));
    boolean isBlank = true;
    boolean isPlain = true;
    for (Span run : runs) {
      isBlank &= isBlank(run);
      isPlain &= run.style() == 0;
    }
    return isBlank ? "" : isPlain ? plain(runs) : marked(runs);
  }

  private static String plain(List<Span> runs) {
    StringBuilder line = new StringBuilder();
    for (Span run : runs) {
      Markdown.append(line, run.text());
    }
    return line.toString();
  }

  private static String marked(List<Span> runs) {
    int[] styles = styles(runs);
    Marks line = new Marks();
    int[][] ends = ends(styles);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < runs.size(); i++) {
      close(open, styles[i], line);
      // A mark beside a blank would be none: what goes on behind one opens there again.
      open(open, isBlank(runs.get(i)) ? 0 : styles[i], ends, i, line);
      line.add(runs.get(i));
    }
    close(open, 0, line);
    return line.toString();
  }

  /** Joins literal neighbours of one style: text escapes, and code spans end, as one. */
  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>(spans.size());
    int start = 0;
    while (start < spans.size()) {
      Span first = spans.get(start);
      int end = start + 1;
      if (!first.text().isEmpty()) {
        while (end < spans.size() && joins(first, spans.get(end))) {
          end++;
        }
        joined.add(end == start + 1 ? first : joined(first, spans.subList(start, end)));
      }
      start = end;
    }
    return joined;
  }

  private static boolean joins(Span first, Span next) {
    return next.text().isEmpty()
        || (!first.isWhole() && !next.isWhole() && first.style() == next.style());
  }

  private static Span joined(Span first, List<Span> spans) {
    StringBuilder text = new StringBuilder();
    for (Span span : spans) {
      text.append(span.text());
    }
    return new Span(text.toString(), first.isWhole(), first.style());
  }

  /** Everything as Markdown, with the blanks at the edges of text as runs of their own. */
  private static List<Span> runs(List<Span> spans) {
    List<Span> runs = new ArrayList<>();
    for (Span span : spans) {
      if (span.isWhole()) {
        runs.add(span);
        continue;
      }
      String text = span.text();
      int start = 0;
      while (start < text.length() && Characters.isBlank(text.charAt(start))) {
        start++;
      }
      int end = text.length();
      while (end > start && Characters.isBlank(text.charAt(end - 1))) {
        end--;
      }
      addBlank(runs, text.substring(0, start), span.style());
      if (start < end) {
        String core = text.substring(start, end);
        boolean isCode = (span.style() & Style.CODE) != 0;
        runs.add(
            isCode
                ? new Span(Markdown.codeSpan(core), true, span.style() & ~Style.CODE)
                : new Span(escaped(core, runs.isEmpty()), false, span.style()));
      }
      addBlank(runs, text.substring(end), span.style());
    }
    return runs;
  }

  private static String escaped(String text, boolean atLineStart) {
    return atLineStart ? Markdown.escape(text) : Markdown.escapeInline(text);
  }

  private static void addBlank(List<Span> runs, String blank, int style) {
    if (!blank.isEmpty()) {
      // Blanks at a line's start would be lost, or make code of it.
      boolean leads = runs.isEmpty() || (runs.size() == 1 && isBlank(runs.get(0)));
      String shown = leads ? blank.replace("\t", "    ").replace(' ', '\u00A0') : blank;
      Span last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      boolean joins = last != null && isBlank(last);
      // One run, or a mark could stand between two of them.
      Span run =
          last != null && joins
              ? new Span(last.text() + shown, false, last.style() & style)
              : new Span(shown, false, style & ~Style.CODE);
      if (joins) {
        runs.set(runs.size() - 1, run);
      } else {
        runs.add(run);
      }
    }
  }

  /** The runs' styles; blanks only have those of their neighbours on both sides. */
  private static int[] styles(List<Span> runs) {
    int[] styles = new int[runs.size()];
    int before = 0;
    for (int i = 0; i < styles.length; i++) {
      boolean isBlank = isBlank(runs.get(i));
      styles[i] = isBlank ? runs.get(i).style() & before : runs.get(i).style();
      before = isBlank ? before : styles[i];
    }
    int after = 0;
    for (int i = styles.length - 1; i >= 0; i--) {
      boolean isBlank = isBlank(runs.get(i));
      styles[i] = isBlank ? styles[i] & after : styles[i];
      after = isBlank ? after : styles[i];
    }
    return styles;
  }

  /** For each style where it ends: the first run from each position on that does not have it. */
  private static int[][] ends(int[] styles) {
    int[][] ends = new int[Style.MARKED.length][styles.length + 1];
    for (int s = 0; s < ends.length; s++) {
      ends[s][styles.length] = styles.length;
      for (int i = styles.length - 1; i >= 0; i--) {
        ends[s][i] = (styles[i] & Style.MARKED[s]) == 0 ? i : ends[s][i + 1];
      }
    }
    return ends;
  }

  /** Closes what the style lacks, and what was opened inside of that. */
  private static void close(Deque<Integer> open, int style, Marks line) {
    if (open.isEmpty()) {
      return; // before most runs
    }
    int keep = 0;
    Iterator<Integer> outermostFirst = open.descendingIterator();
    while (outermostFirst.hasNext() && (style & outermostFirst.next()) != 0) {
      keep++;
    }
    while (open.size() > keep) {
      line.close(open.pop());
    }
  }

  /** Opens what the style has and is not open yet, what lasts longest first. */
  private static void open(Deque<Integer> open, int style, int[][] ends, int i, Marks line) {
    if (style == 0) {
      return; // most runs
    }
    List<Integer> missing = new ArrayList<>();
    for (int s = 0; s < Style.MARKED.length; s++) {
      if ((style & Style.MARKED[s]) != 0 && !open.contains(Style.MARKED[s])) {
        missing.add(s);
      }
    }
    missing.sort((a, b) -> ends[b][i] - ends[a][i]);
    for (int s : missing) {
      open.push(Style.MARKED[s]);
      line.open(Style.MARKED[s]);
    }
  }

  private static boolean isBlank(Span run) {
    return !run.isWhole() && Characters.isBlank(run.text().charAt(0));
  }
}
