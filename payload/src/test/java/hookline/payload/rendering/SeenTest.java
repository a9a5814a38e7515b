package hookline.payload.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenTest {
  @Test
  void of_inlines_showsWhatTheyLookLike() {
    assertThat(
            Seen.of(
                "Click [here](http://a.example) ![x](http://b.example/c.png) **b _i_** ~~s~~\n"
                    + "`a*b*` <http://c.example> http://d.example. \\*x\\* &lt;b> <br>\u00a0"))
        .isEqualTo(
            "paragraph: Click link<here -> http://a.example> image<x -> http://b.example/c.png>"
                + " bold<b italic<i>> strike<s>\n"
                + "  code<a*b*> link<http://c.example> link<http://d.example>. *x* <b>"
                + " html<<br>>⟨00A0⟩");
  }

  @Test
  void of_blocks_showsALineForEach() {
    assertThat(
            Seen.of(
                """
                ## A _b_
                > q
                > - one
                >   1) two

                ---
                3. three
                4. ```java
                   int a;
                   ```

                [x]: http://a.example
                """))
        .isEqualTo(
            """
            heading 2: A italic<b>
            quote:
              paragraph: q
              item: one
                item 1: two
            rule
            item 3: three
            item 4:
              code java:
                int a;
            definition: x""");
  }

  @Test
  void of_table_showsCellsAndAlignment() {
    assertThat(Seen.of("| a | b | c |\n|:--|--:|---|\n| *1* | 2 \\| 3 |"))
        .isEqualTo(
            """
            table:
              head left [a] right [b] [c]
              row left [italic<1>] right [2 | 3] []""");
  }
}
