package hookline.console.pages.deliveries;

import hookline.payload.model.Reason;
import java.util.Set;

/** What to do about each reason for which payloads are refused. */
public final class Remedies {
  private Remedies() {}

  /** In a sentence or two, plain. */
  public static String of(String word) {
    Reason reason = Reason.ofWord(word);
    if (reason == null) {
      return "A newer version of Hookline refused it: its own console knows what to do.";
    }
    return switch (reason) {
      case UNREADABLE_FORM ->
          "Have the sender name the right Content-Type: application/json for JSON, or a form with the"
              + " field payload. The payload stays as it is, so a retry changes nothing.";
      case UNREADABLE ->
          "The body is no JSON: look where it breaks off, and mend it at the sender. The payload stays"
              + " as it is, so a retry changes nothing.";
      case NO_CONTENT ->
          "Have the sender say something: text, attachments or blocks. The payload stays as it is, so"
              + " a retry changes nothing; drop these.";
      case SWITCHED_OFF -> "Switch incoming webhooks on in the settings; then retry.";
      case UNKNOWN_HOOK -> "The hook was deleted or never there: give the sender a new URL.";
      case UNKNOWN_USER ->
          "The payload addresses a user who is not there. Make the user, or mend the name at the"
              + " sender; then retry.";
      case UNKNOWN_CHANNEL ->
          "The payload names a channel that is not there. Make a channel of that URL name in the"
              + " hook’s team, then retry; or mend the name at the sender.";
      case ARCHIVED_CHANNEL ->
          "Restore the channel, or point the hook or the sender at another one; then retry.";
      case CHANNEL_LOCKED ->
          "The hook is locked to its channel, and the payload names another one. Unlock the hook, or"
              + " have the sender name no channel; then retry.";
      case UNKNOWN_CREATOR ->
          "The hook’s creator is gone or deactivated. Activate the account again, or make a hook of"
              + " somebody else for the sender; then retry.";
      case NOT_PERMITTED ->
          "The hook’s creator may not post to that channel: add them to it, then retry.";
      case INVALID_PARAMETER ->
          "A field has a value that is not allowed: the sentence names it. Mend it at the sender.";
      case TOO_MANY_ATTACHMENTS, TOO_MANY_BLOCKS ->
          "Slack’s own bound for one message: have the sender send less at once.";
      case TOO_LARGE ->
          "Have the sender send less, or raise MaximumPayloadSizeBytes in the settings; then retry.";
      case KEY_REUSED ->
          "Another payload came with the same Idempotency-Key before: have the sender make a key for"
              + " each message. Nothing is to be mended in this one; drop it.";
      case POST_TOO_LARGE ->
          "The post does not fit into a record of the log: have the sender send less, or raise"
              + " max.record.bytes; then retry.";
      case TRANSLATION_FAILED ->
          "This is a bug of Hookline: please report it, with the case if you may share it. Retry once"
              + " a version that mends it runs.";
      case STORE_REFUSED ->
          "PostgreSQL refused the row, and says why. Mend what it names, then retry.";
    };
  }

  /** Whether trying the payload again can help, once what it needs is there. */
  public static boolean helpsToRetry(String word) {
    Reason reason = Reason.ofWord(word);
    return reason == null
        || !Set.of(Reason.NO_CONTENT, Reason.UNREADABLE, Reason.UNREADABLE_FORM, Reason.KEY_REUSED)
            .contains(reason);
  }
}
