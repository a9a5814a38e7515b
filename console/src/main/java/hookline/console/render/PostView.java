package hookline.console.render;

import hookline.payload.model.Warning;
import java.util.List;

/**
 * A post as it is shown. Texts that are not {@link SafeHtml} are plain: a template escapes them,
 * and isolates names with {@code <bdi>}.
 *
 * @param createAt epoch ms
 * @param revision 0 as it first was; a replay's is greater
 * @param rootId the post it answers; empty when there is none
 * @param emote whether it tells what its sender does, as {@code /me} does
 * @param bot whether a webhook posted it, which its {@code BOT} mark says
 * @param card what is shown beside it on demand; empty when there is nothing
 * @param warnings what its payload asked for and the post could not give
 */
public record PostView(
    String id,
    String deliveryId,
    long createAt,
    long revision,
    String rootId,
    boolean emote,
    SenderView sender,
    boolean bot,
    PriorityView priority,
    PartView part,
    SafeHtml message,
    List<AttachmentView> attachments,
    SafeHtml card,
    List<Warning> warnings) {

  /** Whether it goes on where that post, which is shown just before it, ends. */
  public boolean continues(PostView before) {
    return deliveryId.equals(before.deliveryId) && part.number() == before.part.number() + 1;
  }

  /**
   * Which of the posts its delivery became it is.
   *
   * @param number from 1
   * @param of how many there are
   */
  public record PartView(int number, int of) {
    /** Whether there is more than it. */
    public boolean isOneOfSeveral() {
      return of > 1;
    }
  }

  /**
   * Whom it is from.
   *
   * @param name as shown: the override, or else the account's
   * @param account the username of the account it is of; empty when the directory lacks it
   * @param emoji the icon, when it is a character
   * @param iconUrl the icon, when it is an image that may be loaded; else empty
   */
  public record SenderView(String name, String account, String emoji, String iconUrl) {
    /** What stands for an icon where there is none: the first character of the name. */
    public String initial() {
      return name.isEmpty()
          ? "?"
          : new String(Character.toChars(Character.toUpperCase(name.codePointAt(0))));
    }
  }

  /**
   * How much its sender wants it to be seen.
   *
   * @param level {@code urgent}, {@code important}, or empty
   */
  public record PriorityView(String level, boolean acknowledgementRequested) {}
}
