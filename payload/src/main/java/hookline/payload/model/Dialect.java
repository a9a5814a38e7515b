package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What the bytes of a text mean: {@code *x*} is italic in one dialect and bold in the other. */
public enum Dialect {
  /** Markdown with a few Slack tokens, as Mattermost's own hooks take it. The default. */
  MATTERMOST("mattermost"),
  /** Slack's mrkdwn; always meant on {@code /services/...}. */
  SLACK("slack");

  private final String wireName;

  Dialect(String wireName) {
    this.wireName = wireName;
  }

  /** The name in records, headers and the API. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The dialect of that name; anything else, absent too, is Mattermost's. */
  @JsonCreator
  public static Dialect of(@Nullable String wireName) {
    return SLACK.wireName.equals(wireName) ? SLACK : MATTERMOST;
  }
}
