package hookline.judge;

import hookline.payload.PayloadTranslator;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Outcome;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.topics.TopicSettings;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pure call, and the guard around it and around nothing else: a bug in translating one payload
 * makes one rejection, while a failure of Kafka or of the directory must fail the task and be tried
 * again. Thread-safe when the directory is.
 */
public final class PayloadJudge {
  private static final Logger LOG = LoggerFactory.getLogger(PayloadJudge.class);
  private static final int FRAMES_TOLD = 5;

  /** Of what the exception says, which may quote all of the payload. */
  private static final int MOST_SAID = 1_000;

  /** A character of JSON takes at most three bytes of UTF-8. */
  private static final int BYTES_PER_CHARACTER = 3;

  /** A post's text, at its longest, and its other fields. */
  private static final int REST_OF_POST = 256 << 10;

  private final TopicSettings settings;
  private final PayloadTranslator translator;
  private final Directory directory;

  /**
   * A judge of a log's payloads.
   *
   * @param settings of the log, whose records bound what a post may be
   */
  public PayloadJudge(TopicSettings settings, Directory directory) {
    int mostProps = (settings.safeRecordBytes() - REST_OF_POST) / BYTES_PER_CHARACTER;
    this.settings = settings;
    this.translator = new PayloadTranslator(Math.max(1_000, mostProps));
    this.directory = directory;
  }

  /** The delivery's hook as it is now, deleted or not, or null. */
  public @Nullable Hook hook(Delivery delivery) {
    return directory.hookBySource(delivery.sourceId());
  }

  /**
   * What becomes of the delivery.
   *
   * @param headers that the records of its posts are to have, which count for their size
   */
  public Judgement judge(Delivery delivery, Headers headers) {
    return judge(delivery, hook(delivery), headers);
  }

  /** The same for a caller that has asked for the {@link #hook}. */
  public Judgement judge(Delivery delivery, @Nullable Hook hook, Headers headers) {
    Outcome outcome = translated(delivery, hook);
    return outcome instanceof Outcome.Posted posted
        ? Judgement.posted(posted, headers, settings)
        : Judgement.refused(((Outcome.Refused) outcome).refusal());
  }

  private Outcome translated(Delivery delivery, @Nullable Hook hook) {
    try {
      return translator.translate(delivery, hook, directory);
    } catch (Exception | StackOverflowError e) {
      LOG.error(
          "Translating delivery {} of {} failed; it is rejected, and can be replayed once this is"
              + " mended",
          delivery.id(),
          delivery.sourceId(),
          e);
      return new Outcome.Refused(
          new Refusal(Reason.TRANSLATION_FAILED, told(e, withoutSecret(e.toString(), hook))));
    }
  }

  private static String told(Throwable e, String said) {
    StringBuilder told = new StringBuilder("Translating failed unexpectedly: ");
    told.append(CleanCut.of(said, MOST_SAID));
    StackTraceElement[] frames = e.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES_TOLD, frames.length); i++) {
      told.append("\n  at ").append(frames[i]);
    }
    return told.toString();
  }

  private static String withoutSecret(String said, @Nullable Hook hook) {
    return hook == null || hook.id().isEmpty() ? said : said.replace(hook.id(), "…");
  }
}
