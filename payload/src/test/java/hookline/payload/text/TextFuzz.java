package hookline.payload.text;

import hookline.payload.fuzz.Property;
import hookline.payload.fuzz.RenderedText;
import hookline.payload.fuzz.Seeds;
import hookline.payload.fuzz.VisibleText;
import hookline.payload.model.Dialect;
import hookline.payload.model.Place;
import hookline.payload.model.Warning;
import hookline.payload.model.Warnings;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Any text in either dialect: the first byte's last bit chooses it. */
public final class TextFuzz {
  private static final SmallDirectory DIRECTORY = new SmallDirectory();
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private TextFuzz() {}

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    Dialect dialect = (input[0] & 1) == 0 ? Dialect.MATTERMOST : Dialect.SLACK;
    // Reading has taken out what no text may have.
    String text =
        new String(input, 1, input.length - 1, StandardCharsets.UTF_8).replace('\0', '\uFFFD');

    Warnings warnings = new Warnings();
    String markdown = toMarkdown(text, dialect, warnings);

    Property.checkStorable(markdown);
    Property.check(
        markdown.length() <= 10 * text.length() + 100,
        () -> "grew from %d to %d: %s".formatted(text.length(), markdown.length(), text));
    // In Slack's dialect all of the Markdown is ours, so it is what a reader sees that counts.
    String seen = dialect == Dialect.SLACK ? RenderedText.of(markdown) : markdown;
    String missing = VisibleText.missing(text, seen);
    Property.check(missing == null, () -> dialect + ": " + missing + "\nof " + markdown);
    for (Warning warning : warnings.toList()) {
      Property.checkStorable(warning.message());
      Property.check(
          warning.message().length() < 500 && !warning.message().contains("\n"),
          () -> "a long warning: " + warning);
    }
    Warnings again = new Warnings();
    Property.check(
        toMarkdown(text, dialect, again).equals(markdown)
            && again.toList().equals(warnings.toList()),
        () -> "not the same again: " + text);
  }

  private static String toMarkdown(String text, Dialect dialect, Warnings warnings) {
    return TextTranslators.of(dialect, true)
        .toMarkdown(text, Place.of("text"), new TextContext(DIRECTORY, ZONE, warnings));
  }

  /** Every text of the cases, in both dialects. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text : Seeds.texts()) {
      seeds.add(("0" + text).getBytes(StandardCharsets.UTF_8));
      seeds.add(("1" + text).getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }
}
