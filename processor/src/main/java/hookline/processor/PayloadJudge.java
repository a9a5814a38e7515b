package hookline.processor;

import hookline.payload.PayloadTranslator;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Outcome;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pure call, and the guard around it and around nothing else: a bug in translating one payload
 * makes one rejection, while a failure of Kafka or of the directory must fail the task and be tried
 * again.
 */
final class PayloadJudge {
  private static final Logger LOG = LoggerFactory.getLogger(PayloadJudge.class);
  private static final int FRAMES_TOLD = 5;

  /** Of what the exception says, which may quote all of the payload. */
  private static final int MOST_SAID = 1_000;

  private final PayloadTranslator translator;
  private final Directory directory;

  PayloadJudge(PayloadTranslator translator, Directory directory) {
    this.translator = translator;
    this.directory = directory;
  }

  Outcome judge(Delivery delivery) {
    try {
      return translator.translate(delivery, directory);
    } catch (Exception | StackOverflowError e) {
      LOG.error(
          "Translating delivery {} of {} failed; it is rejected, and can be replayed once this is"
              + " mended",
          delivery.id(),
          delivery.sourceId(),
          e);
      return new Outcome.Refused(
          new Refusal(Reason.TRANSLATION_FAILED, told(e, withoutSecret(e.toString(), delivery))));
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

  private String withoutSecret(String said, Delivery delivery) {
    Hook hook = directory.hookBySource(delivery.sourceId());
    return hook == null || hook.id().isEmpty() ? said : said.replace(hook.id(), "…");
  }
}
