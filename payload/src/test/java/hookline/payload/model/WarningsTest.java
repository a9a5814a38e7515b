package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void toList_ofMoreThanItKeeps_tellsHowManyMore() {
    assertThat(warnings(Warnings.MOST + 7).toList())
        .hasSize(Warnings.MOST + 1)
        .endsWith(more("7 more warnings are not listed."));
    assertThat(warnings(Warnings.MOST + 1).toList())
        .endsWith(more("1 more warning is not listed."));
    assertThat(warnings(Warnings.MOST).toList()).hasSize(Warnings.MOST);
  }

  @Test
  void addAll_ofAListThatTellsOfMore_countsThoseToo() {
    Warnings all = new Warnings();
    all.addAll(warnings(Warnings.MOST + 7).toList());
    all.add(WarningKind.SPLIT, "text", "The text is too long.");
    assertThat(all.toList())
        .hasSize(Warnings.MOST + 1)
        .endsWith(more("8 more warnings are not listed."));
  }

  @Test
  void toList_isNotChangedByWhatComesLater() {
    Warnings warnings = warnings(1);
    List<Warning> before = warnings.toList();
    warnings.add(WarningKind.SPLIT, "text", "The text is too long.");
    assertThat(before).hasSize(1);
  }

  private static Warnings warnings(int count) {
    Warnings warnings = new Warnings();
    for (int i = 0; i < count; i++) {
      warnings.add(WarningKind.OMITTED, "attachments[" + i + "]", "This must be an object.");
    }
    return warnings;
  }

  private static Warning more(String message) {
    return new Warning(WarningKind.MORE_WARNINGS, "", message);
  }
}
