package hookline.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import hookline.console.render.DiffLine.DiffSpan;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffLinesTest {
  @Test
  void changedLine_hasItsChangedWordsMarked() {
    assertThat(lines("one\nBuild 42 failed in 3 min\nend", "one\nBuild 42 passed in 5 min\nend"))
        .containsExactly(
            "@@ -1,3 +1,3 @@",
            " one",
            "-Build 42 [failed] in [3] min",
            "+Build 42 [passed] in [5] min",
            " end");
  }

  @Test
  void linesThatWentOrCame_haveNoMarks() {
    assertThat(lines("one\ntwo", "one\ntwo\nthree\nfour"))
        .containsExactly("@@ -1,2 +1,4 @@", " one", " two", "+three", "+four");
    assertThat(lines("one\ntwo\nthree", "three"))
        .containsExactly("@@ -1,3 +1,1 @@", "-one", "-two", " three");
  }

  @Test
  void linesWithLittleInCommon_haveNoMarks() {
    assertThat(lines("Build 42 failed", "http://a.example/b"))
        .containsExactly("@@ -1,1 +1,1 @@", "-Build 42 failed", "+http://a.example/b");
  }

  @Test
  void severalLines_arePairedInOrder() {
    assertThat(lines("a 1 x\nb 2 x", "a 3 x\nb 4 x\nc 5 x"))
        .containsExactly(
            "@@ -1,2 +1,3 @@", "-a [1] x", "-b [2] x", "+a [3] x", "+b [4] x", "+c 5 x");
  }

  @Test
  void addedAndRemovedWords_areMarkedOnTheirSide() {
    assertThat(lines("deploy of shop", "deploy of the shop"))
        .containsExactly("@@ -1,1 +1,1 @@", "-deploy of shop", "+deploy of [the ]shop");
  }

  @Test
  void emptyLinesAndLinesThatLookLikeMarks_areText() {
    assertThat(lines("-- a b c\n\n@@ x", "++ a b c\n\n@@ x"))
        .containsExactly("@@ -1,3 +1,3 @@", "-[--] a b c", "+[++] a b c", " ", " @@ x");
  }

  @Test
  void nothingDiffers_isNothing() {
    assertThat(DiffLines.of(List.of())).isEmpty();
  }

  @Test
  void longLines_areShownWhole() {
    String words = String.join(" ", Collections.nCopies(10_000, "a"));

    List<DiffLine> lines = DiffLines.of(List.of("@@ -1,1 +1,1 @@", "-" + words, "+b " + words));

    assertThat(lines.get(1).spans()).containsExactly(new DiffSpan(words, false));
    assertThat(lines.get(2).spans()).containsExactly(new DiffSpan("b " + words, false));
  }

  private static List<String> lines(String before, String after) {
    List<String> old = List.of(before.split("\n", -1));
    List<String> now = List.of(after.split("\n", -1));
    return DiffLines.of(
            UnifiedDiffUtils.generateUnifiedDiff("stored", "now", old, DiffUtils.diff(old, now), 3))
        .stream()
        .map(DiffLinesTest::line)
        .toList();
  }

  private static String line(DiffLine line) {
    StringBuilder out =
        new StringBuilder(
            switch (line.kind()) {
              case PLACE -> "";
              case SAME -> " ";
              case REMOVED -> "-";
              case ADDED -> "+";
            });
    for (DiffSpan span : line.spans()) {
      out.append(span.changed() ? "[" + span.text() + "]" : span.text());
    }
    return out.toString();
  }
}
