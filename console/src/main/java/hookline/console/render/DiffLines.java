package hookline.console.render;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import hookline.console.render.DiffLine.DiffSpan;
import hookline.console.render.DiffLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unified difference, as previews of replays have it, made easy to read: where a line became
 * another, the words that changed are marked.
 */
public final class DiffLines {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);

  /** Of a longer line no word is looked at; the time to do so grows with what differs. */
  private static final int MOST_WORDS = 500;

  /** Lines with less in common than this part became no other: one went and one came. */
  private static final double LEAST_IN_COMMON = 0.3;

  private final List<DiffLine> lines = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> added = new ArrayList<>();

  private DiffLines() {}

  /**
   * The lines to show.
   *
   * @param unified what stands before the first {@code @@} is left out
   */
  public static List<DiffLine> of(List<String> unified) {
    DiffLines diff = new DiffLines();
    boolean begun = false;
    for (String line : unified) {
      begun = begun || line.startsWith("@@");
      if (begun) {
        diff.add(line);
      }
    }
    diff.flush();
    return List.copyOf(diff.lines);
  }

  private void add(String line) {
    char kind = line.isEmpty() ? ' ' : line.charAt(0);
    String text = line.isEmpty() ? line : line.substring(1);
    switch (kind) {
      case '-' -> {
        if (!added.isEmpty()) {
          flush();
        }
        removed.add(text);
      }
      case '+' -> added.add(text);
      case '@' -> {
        flush();
        lines.add(DiffLine.of(Kind.PLACE, line));
      }
      default -> {
        flush();
        lines.add(DiffLine.of(Kind.SAME, text));
      }
    }
  }

  /** Writes the lines that went and those that came in their place. */
  private void flush() {
    List<DiffLine> came = new ArrayList<>(added.size());
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      if (i >= added.size()) {
        lines.add(DiffLine.of(Kind.REMOVED, removed.get(i)));
      } else if (i >= removed.size()) {
        came.add(DiffLine.of(Kind.ADDED, added.get(i)));
      } else {
        pair(removed.get(i), added.get(i), came);
      }
    }
    lines.addAll(came);
    removed.clear();
    added.clear();
  }

  private void pair(String before, String after, List<DiffLine> came) {
    List<String> old = words(before);
    List<String> now = words(after);
    List<AbstractDelta<String>> changes =
        old.size() > MOST_WORDS || now.size() > MOST_WORDS
            ? List.of()
            : DiffUtils.diff(old, now).getDeltas();
    int went = changes.stream().mapToInt(change -> change.getSource().size()).sum();
    boolean alike = old.size() - went >= LEAST_IN_COMMON * Math.max(old.size(), now.size());
    List<AbstractDelta<String>> marked = alike ? changes : List.of();
    lines.add(new DiffLine(Kind.REMOVED, spans(old, marked, true)));
    came.add(new DiffLine(Kind.ADDED, spans(now, marked, false)));
  }

  private static List<DiffSpan> spans(
      List<String> words, List<AbstractDelta<String>> changes, boolean old) {
    List<DiffSpan> spans = new ArrayList<>();
    int copied = 0;
    for (AbstractDelta<String> change : changes) {
      var chunk = old ? change.getSource() : change.getTarget();
      span(spans, words, copied, chunk.getPosition(), false);
      copied = chunk.getPosition() + chunk.size();
      span(spans, words, chunk.getPosition(), copied, true);
    }
    span(spans, words, copied, words.size(), false);
    return List.copyOf(spans);
  }

  private static void span(
      List<DiffSpan> spans, List<String> words, int from, int to, boolean changed) {
    if (to > from) {
      spans.add(new DiffSpan(String.join("", words.subList(from, to)), changed));
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
