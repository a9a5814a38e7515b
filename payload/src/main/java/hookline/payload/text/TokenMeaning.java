package hookline.payload.text;

import org.jspecify.annotations.Nullable;

/** What one of Slack's tokens means; texts are as sent. */
sealed interface TokenMeaning {
  /**
   * A link.
   *
   * @param url as sent
   * @param label null: the URL itself
   */
  record Link(String url, @Nullable String label) implements TokenMeaning {}

  /** A user, a group or a channel, with the {@code @} or {@code ~} before the name. */
  record Mention(String text) implements TokenMeaning {}

  /** Text to be read: a date, a command's label. */
  record Words(String text) implements TokenMeaning {}
}
