package hookline.payload.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fences and tables of a text, and the stretches between that hold inline Markdown. */
final class Enclosures {
  private final List<Enclosure> inOrder = new ArrayList<>();
  private final InlineSpans spans;

  /**
   * @param limit code points in a part; a block that takes too much of it to mend is left out
   */
  Enclosures(String text, int limit) {
    spans = new InlineSpans(text);
    List<Table> tables = new ArrayList<>();
    int pos = 0;
    int pipe = text.indexOf('|');
    for (Fence fence : Fence.in(text)) {
      spans.scan(pos, fence.start());
      // Looked for once: between thousands of fences, each search would go through all the rest.
      pipe = pipe >= 0 && pipe < pos ? text.indexOf('|', pos) : pipe;
      if (pipe >= 0 && pipe < fence.start()) {
        Table.addTo(tables, text, pos, fence.start());
      }
      add(Enclosure.of(fence, limit));
      pos = fence.end();
    }
    spans.scan(pos, text.length());
    Table.addTo(tables, text, pos, text.length());
    tables.forEach(table -> add(Enclosure.of(table, text, limit)));
    inOrder.sort(Comparator.comparingInt(Enclosure::start));
  }

  private void add(@Nullable Enclosure enclosure) {
    if (enclosure != null) {
      inOrder.add(enclosure);
    }
  }

  /** The enclosure that a cut there is inside of or tears apart, or null. */
  @Nullable Enclosure at(int cut) {
    int index = firstEndingAfter(cut);
    return index < inOrder.size() && inOrder.get(index).start() < cut ? inOrder.get(index) : null;
  }

  /** Code points to keep free for closing, wherever between the two positions the cut will be. */
  int suffixCost(int from, int to) {
    int cost = 0;
    for (int i = firstEndingAfter(from); i < inOrder.size() && inOrder.get(i).start() < to; i++) {
      cost = Math.max(cost, inOrder.get(i).suffixCost());
    }
    return cost;
  }

  /** Whether a cut there would tear a link or a code span apart. */
  boolean isInsideSpan(int cut) {
    return spans.contains(cut);
  }

  private int firstEndingAfter(int pos) {
    int low = 0;
    int high = inOrder.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (inOrder.get(middle).end() <= pos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
