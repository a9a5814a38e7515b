package hookline.payload.text;

import hookline.payload.model.Dialect;

/** The translators, by dialect. */
public final class TextTranslators {
  private static final TextTranslator MATTERMOST = new MattermostTextTranslator();

  private TextTranslators() {}

  /**
   * The translator of that dialect; thread-safe, and the same one every time.
   *
   * <p>Both dialects have one translator so far: Slack's tokens mean the same in both. What only
   * Slack's does ({@code *bold*}, entities, literal {@code #}) is separate work and goes here.
   */
  public static TextTranslator of(Dialect dialect) {
    return switch (dialect) {
      case MATTERMOST, SLACK -> MATTERMOST;
    };
  }
}
