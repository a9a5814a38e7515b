package hookline.payload.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.model.Warning;
import hookline.payload.model.Warnings;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MattermostTextTranslatorTest {
  static Stream<TextCase> cases() {
    return Stream.of("links", "mentions", "dates", "code", "survivors")
        .flatMap(file -> TextCase.of(file + ".txt").stream());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void toMarkdown_becomesWhatTheCaseSays(TextCase example) {
    TranslationCheck.check(example, Dialect.MATTERMOST);
  }

  @Test
  void toMarkdown_underAnyLocaleAndZoneOfTheJvm_isTheSame() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (String tag : List.of("ar-EG", "th-TH-u-ca-buddhist-nu-thai", "tr-TR", "de-DE")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        cases().forEach(this::toMarkdown_becomesWhatTheCaseSays);
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void toMarkdown_unresolvedMention_warnsInASentenceThatNamesIt() {
    Warnings warnings = new Warnings();
    TextContext context = new TextContext(new SmallDirectory(), ZoneId.of("UTC"), warnings);

    TextTranslators.of(Dialect.MATTERMOST, true)
        .toMarkdown("<@U1>", Place.of("attachments").index(0).key("text"), context);

    assertThat(warnings.toList())
        .extracting(Warning::path, Warning::message)
        .containsExactly(
            tuple(
                "attachments[0].text",
                "Couldn't find the user \"U1\", so it stays as it was sent."));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void toMarkdown_inEitherDialect_translatesTokens(Dialect dialect) {
    TextContext context = new TextContext(new SmallDirectory(), ZoneId.of("UTC"), new Warnings());

    assertThat(
            TextTranslators.of(dialect, true)
                .toMarkdown("<http://a.example|b>", Place.of("text"), context))
        .isEqualTo("[b](http://a.example)");
  }
}
