package hookline.console.pages.outcome;

import hookline.payload.model.Refusal;

/**
 * Why a payload makes no post.
 *
 * @param sentence what to mend
 * @param status that a sender is answered with
 * @param id Mattermost's error id; empty where the answer has none
 * @param slackAnswer what Slack's surface answers instead; empty where that is not known
 */
public record RefusalView(String sentence, int status, String id, String slackAnswer) {
  /** The line's own refusal. */
  public static RefusalView of(Refusal refusal) {
    return new RefusalView(
        refusal.message(),
        refusal.reason().status(),
        refusal.reason().id(),
        refusal.reason().slackStatus() + " " + refusal.reason().slackWord());
  }
}
