package hookline.payload;

import hookline.payload.attachment.AttachmentTexts;
import hookline.payload.attachment.AttachmentTranslator;
import hookline.payload.block.BlockRenderer;
import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Outcome;
import hookline.payload.model.Payload;
import hookline.payload.model.Place;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.payload.model.Settings;
import hookline.payload.model.Warnings;
import hookline.payload.post.Content;
import hookline.payload.post.PostAssembler;
import hookline.payload.read.PayloadReader;
import hookline.payload.read.Reading;
import hookline.payload.route.Route;
import hookline.payload.route.Router;
import hookline.payload.text.TextContext;
import hookline.payload.text.TextTranslator;
import hookline.payload.text.TextTranslators;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The pure call at the heart of the line: a delivery and the directory become posts or a refusal.
 * The same delivery, directory and rules give the same outcome for ever. Thread-safe.
 *
 * <p>The order of checks is the product's: content type, decoding, content, hook, channel, lock,
 * creator, permission, priority, type, length. Whether hooks are switched on, and whether the hook
 * was deleted, is not asked again: the ingress judged that when the payload came.
 */
public final class PayloadTranslator {
  /** Mattermost's bound for a post's props, in characters. */
  public static final int MAX_PROPS_LENGTH = 760_000;

  /** Slack's own bounds, told on Slack's surface only. */
  private static final int SLACK_ATTACHMENTS = 100;

  private static final int SLACK_BLOCKS = 50;

  private static final Place TEXT = Place.of("text");
  private static final Place BLOCKS = Place.of("blocks");

  private final PostAssembler assembler;

  /**
   * A translator for posts of that size.
   *
   * @param maxPropsLength characters of JSON a post's props may have, at most {@value
   *     #MAX_PROPS_LENGTH}
   */
  public PayloadTranslator(int maxPropsLength) {
    this.assembler = new PostAssembler(Math.min(maxPropsLength, MAX_PROPS_LENGTH));
  }

  /** What becomes of the delivery. */
  public Outcome translate(Delivery delivery, Directory directory) {
    return translate(delivery, directory.hookBySource(delivery.sourceId()), directory);
  }

  /**
   * The same for a caller that has looked the hook up.
   *
   * @param hook the delivery's, as the directory has it; null when it has none
   */
  public Outcome translate(Delivery delivery, @Nullable Hook hook, Directory directory) {
    Outcome outcome = judge(delivery, hook, directory);
    return hook != null && outcome instanceof Outcome.Refused refused
        ? withoutSecret(refused.refusal(), hook.id())
        : outcome;
  }

  private Outcome judge(Delivery delivery, @Nullable Hook hook, Directory directory) {
    Reading reading = PayloadReader.read(delivery.request(), Settings.LARGEST_PAYLOAD);
    if (reading instanceof Reading.Unreadable unreadable) {
      return new Outcome.Refused(unreadable.refusal());
    }
    Payload payload = ((Reading.Read) reading).payload();
    if (!payload.hasContent()) {
      return new Outcome.Refused(Refusal.NOTHING_TO_POST);
    }
    if (delivery.surface() == Dialect.SLACK && payload.attachmentCount() > SLACK_ATTACHMENTS) {
      return refused(
          Reason.TOO_MANY_ATTACHMENTS, "At most " + SLACK_ATTACHMENTS + " attachments, please.");
    }
    if (delivery.surface() == Dialect.SLACK && payload.blocks().size() > SLACK_BLOCKS) {
      return refused(Reason.TOO_MANY_BLOCKS, "At most " + SLACK_BLOCKS + " blocks, please.");
    }
    if (hook == null) {
      return refused(Reason.UNKNOWN_HOOK, "There is no such webhook; its URL may have changed.");
    }
    Route route = Router.route(payload.channel(), hook, directory, delivery.receivedAt());
    if (route instanceof Route.Nowhere nowhere) {
      return new Outcome.Refused(nowhere.refusal());
    }
    return post(delivery, payload, hook, ((Route.To) route).channel(), directory);
  }

  private Outcome post(
      Delivery delivery, Payload payload, Hook hook, Channel channel, Directory directory) {
    Warnings warnings = new Warnings();
    warnings.addAll(payload.warnings());
    Settings settings = directory.settings();
    Dialect dialect = delivery.surface() == Dialect.SLACK ? Dialect.SLACK : hook.dialect();
    TextTranslator translator = TextTranslators.of(dialect, payload.mrkdwn());
    TextContext context = new TextContext(directory, zone(hook), warnings);
    // rule: with blocks, the message is the blocks, and the text is their fallback
    String blocks = BlockRenderer.render(payload.blocks(), BLOCKS, context);
    boolean fallsBack = blocks.isEmpty();
    String message = fallsBack ? translator.toMarkdown(payload.text(), TEXT, context) : blocks;
    if (message.isEmpty() && payload.attachmentCount() == 0) {
      return refused(
          Reason.NO_CONTENT, "The blocks show nothing, and there is no \"text\" to fall back to.");
    }
    AttachmentTexts texts = new AttachmentTexts(dialect, translator);
    Content content =
        new Content(
            message,
            fallsBack ? "text" : "blocks",
            new AttachmentTranslator(texts).translate(payload.attachments(), context));
    return assembler.assemble(delivery, payload, content, hook, channel, settings, warnings);
  }

  /** The hook's zone; one that this JVM does not know (any more) is UTC. */
  private static ZoneId zone(Hook hook) {
    try {
      return ZoneId.of(hook.timeZone());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  private static Outcome refused(Reason reason, String message) {
    return new Outcome.Refused(new Refusal(reason, message));
  }

  /** A message quotes what the sender sent, and a sender may send anything. */
  private static Outcome withoutSecret(Refusal refusal, String hookId) {
    return hookId.isEmpty() || !refusal.message().contains(hookId)
        ? new Outcome.Refused(refusal)
        : refused(refusal.reason(), refusal.message().replace(hookId, "…"));
  }
}
