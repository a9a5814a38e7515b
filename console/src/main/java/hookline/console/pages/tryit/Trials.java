package hookline.console.pages.tryit;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.judge.PayloadJudge;
import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Outcome;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.payload.model.Request;
import hookline.topics.TopicSettings;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What payloads would become: the judgement is the processor's own, and what the ingress asks
 * before is asked too. Thread-safe; nothing is written.
 */
final class Trials {
  private static final LogPosition NOWHERE = new LogPosition("trial", 0, 0);

  private final TopicSettings settings;

  Trials(TopicSettings settings) {
    this.settings = settings;
  }

  /**
   * The outcome of a payload.
   *
   * @param body as a sender would send it: JSON, or a form that begins with {@code payload=}
   * @param surface Slack's for {@code /services/...}
   * @param now epoch ms
   */
  Outcome of(String body, Hook hook, Dialect surface, Directory directory, long now) {
    byte[] bytes = body.getBytes(UTF_8);
    int most = directory.settings().maximumPayloadSizeBytes();
    if (bytes.length > most) {
      // rule: the ingress keeps nothing that is larger, so it never gets to be judged.
      return new Outcome.Refused(
          new Refusal(
              Reason.TOO_LARGE, "The payload is larger than the " + most + " bytes allowed."));
    }
    Delivery delivery =
        new Delivery(
            Ids.delivery(NOWHERE),
            hook.sourceId(),
            now,
            0,
            surface,
            NOWHERE,
            new Request(null, null, null, bytes));
    return new PayloadJudge(settings, directory)
        .judge(delivery, hook, new RecordHeaders())
        .outcome();
  }
}
