package hookline.ingress;

import hookline.payload.model.Directory;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.payload.model.Request;
import hookline.payload.read.PayloadReader;
import hookline.payload.read.Reading;
import io.undertow.util.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the payload to tell a sender its own mistake at once: decode, switched on, has content,
 * in this order (docs/payloads.md 4). A mistaken payload is kept all the same, so that its owner
 * finds it among the rejections.
 */
final class CheckPayload implements CallHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CheckPayload.class);

  /** A longer body takes a millisecond and more to read: too long for a thread others wait for. */
  private static final int QUICKLY_READ = 32 << 10;

  private final Directory directory;
  private final PayloadLimits limits;
  private final PayloadLog log;
  private final CallHandler next;

  CheckPayload(Directory directory, PayloadLimits limits, PayloadLog log, CallHandler next) {
    this.directory = directory;
    this.limits = limits;
    this.log = log;
    this.next = next;
  }

  @Override
  public void handle(Call call) {
    String encoding = call.header(Headers.CONTENT_ENCODING);
    Request request =
        new Request(
            call.header(Headers.CONTENT_TYPE),
            encoding,
            call.query().isEmpty() ? null : call.query(),
            call.body());
    int maxBytes = limits.payload();
    if (call.body().length <= QUICKLY_READ && encoding == null) {
      judge(call, read(request, maxBytes));
    } else {
      call.exchange()
          .getConnection()
          .getWorker()
          .execute(
              () -> {
                Reading reading = read(request, maxBytes);
                call.resume(() -> judge(call, reading));
              });
    }
  }

  /** Or null when the reader failed: the pipeline, which guards it, will say how. */
  private static @Nullable Reading read(Request request, int maxBytes) {
    try {
      return PayloadReader.read(request, maxBytes);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("A payload could not be read, left to the processor to reject: {}", e.toString());
      return null;
    }
  }

  private void judge(Call call, @Nullable Reading reading) {
    if (reading instanceof Reading.Unreadable unreadable) {
      if (unreadable.refusal().reason() != Reason.TOO_LARGE) {
        log.keep(call);
      }
      call.answer(Answer.refused(unreadable.refusal()));
    } else if (!directory.settings().enableIncomingWebhooks()) {
      call.answer(
          Answer.refused(
              Reason.SWITCHED_OFF, "Incoming webhooks are switched off on this server."));
    } else if (reading instanceof Reading.Read read && !read.payload().hasContent()) {
      log.keep(call);
      call.answer(Answer.refused(Refusal.NOTHING_TO_POST));
    } else {
      next.handle(call);
    }
  }
}
