package hookline.payload.text;

import hookline.payload.model.Dialect;

/** The translators, by dialect. All are thread-safe, and the same ones every time. */
public final class TextTranslators {
  private static final TextTranslator MATTERMOST = new MattermostTextTranslator();
  private static final TextTranslator SLACK = new SlackTextTranslator(true, true);
  private static final TextTranslator SLACK_UNFORMATTED = new SlackTextTranslator(false, true);
  private static final TextTranslator SLACK_PIECE = new SlackTextTranslator(true, false);

  private TextTranslators() {}

  /**
   * The translator of that dialect.
   *
   * @param mrkdwn false switches Slack's formatting off; Mattermost's dialect knows no such switch
   */
  public static TextTranslator of(Dialect dialect, boolean mrkdwn) {
    return switch (dialect) {
      case MATTERMOST -> MATTERMOST;
      case SLACK -> mrkdwn ? SLACK : SLACK_UNFORMATTED;
    };
  }

  /** For Slack's formatted text that others will stand beside in its paragraph. */
  public static TextTranslator slackPiece() {
    return SLACK_PIECE;
  }

  /** For Slack's {@code plain_text} objects: literal but for entities; without tokens. */
  public static TextTranslator plain() {
    return PlainTextTranslator.INSTANCE;
  }
}
