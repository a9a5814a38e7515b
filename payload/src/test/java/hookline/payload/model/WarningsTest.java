package hookline.payload.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class WarningsTest {
  @Test
  void toList_ofMoreThanItKeeps_tellsHowManyMoreOfEachKind() {
    Warnings warnings = omitted(Warnings.MOST + 7);
    warnings.add(WarningKind.SPLIT, "text", "The text is too long.");
    warnings.add(WarningKind.COERCED, "attachments[0].ts", "This is a number.");

    assertThat(warnings.toList())
        .hasSize(Warnings.MOST + 1)
        .startsWith(new Warning(WarningKind.OMITTED, "attachments[0]", "This must be an object."))
        .endsWith(more("9 more warnings are not listed: 1 coerced, 7 omitted, 1 split."));
  }

  @Test
  void toList_atTheBound_isWhole() {
    assertThat(omitted(Warnings.MOST).toList()).hasSize(Warnings.MOST);
    assertThat(omitted(Warnings.MOST + 1).toList())
        .hasSize(Warnings.MOST + 1)
        .endsWith(more("1 more warning is not listed: 1 omitted."));
  }

  @Test
  void addAll_ofAReport_countsWhatItDoesNotListToo() {
    Warnings all = new Warnings();
    all.add(WarningKind.COERCED, "mrkdwn", "The string was taken as it says.");
    all.addAll(omitted(Warnings.MOST + 7).report());
    all.addAll(omitted(1).report());

    assertThat(all.report().listed()).hasSize(Warnings.MOST);
    assertThat(all.report().counts())
        .containsExactly(
            entry(WarningKind.COERCED, 1L), entry(WarningKind.OMITTED, Warnings.MOST + 8L));
    assertThat(all.toList()).endsWith(more("9 more warnings are not listed: 9 omitted."));
  }

  @Test
  void report_isNotChangedByWhatComesLater() {
    Warnings warnings = omitted(1);
    WarningReport before = warnings.report();
    warnings.add(WarningKind.SPLIT, "text", "The text is too long.");

    assertThat(before.toList()).hasSize(1);
    assertThat(before.counts()).containsExactly(entry(WarningKind.OMITTED, 1L));
  }

  private static Warnings omitted(int count) {
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
