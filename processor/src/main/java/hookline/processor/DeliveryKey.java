package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Hook;
import hookline.payload.model.RetryKey;
import hookline.topics.Duplicate;
import hookline.topics.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What two deliveries of a source have in common when the one repeats the other: the request's
 * {@code Idempotency-Key}, or else what the hook chose for senders that have none.
 *
 * @param from where the value is from
 * @param value what was sent; the hash of what is too long to be remembered as it is
 * @param hashed whether the value is a hash
 * @param requestHash of all that was sent, see {@link Fingerprint}
 * @param window how long it is remembered, in record time
 */
record DeliveryKey(
    RetryKey from, String value, boolean hashed, String requestHash, Duration window) {
  /**
   * The most bytes of an {@code Idempotency-Key}: the ingress sees to it, but a record written by
   * hand could have one that the memory's own log cannot carry.
   */
  static final int LONGEST = 255;

  /** After the source id, which has neither: what comes is the request's own key, or the hook's. */
  private static final char OF_THE_REQUEST = ' ';

  private static final char OF_THE_HOOK = '\n';

  /** Of the request's {@code Idempotency-Key}, which is in the record and short enough. */
  static DeliveryKey ofRequest(String idempotencyKey, Delivery delivery, Duration memory) {
    return new DeliveryKey(
        Duplicate.OF_THE_REQUEST,
        idempotencyKey,
        false,
        Fingerprint.of(delivery.request()),
        memory);
  }

  /**
   * By the hook's choice, or null when it has made none or the payload lacks the header: sent
   * without, or left out for its size by an ingress that did not know of the choice yet.
   *
   * @param hook as it is now
   * @param memory how long anything is remembered; no hook's window is longer
   */
  static @Nullable DeliveryKey byChoice(
      @Nullable Hook hook,
      Delivery delivery,
      org.apache.kafka.common.header.Headers headers,
      Duration memory) {
    if (hook == null || hook.retryKey().kind() == RetryKey.Kind.NONE) {
      return null;
    }
    RetryKey from = hook.retryKey();
    Duration window = window(hook, memory);
    if (from.kind() == RetryKey.Kind.BODY) {
      String hash = Fingerprint.of(delivery.request());
      return new DeliveryKey(from, hash, true, hash, window);
    }
    byte[] value = first(headers, Headers.HTTP_PREFIX + from.header());
    if (value == null || value.length == 0) {
      return null;
    }
    boolean isLong = value.length > LONGEST;
    return new DeliveryKey(
        from,
        // A character for each byte: read as UTF-8, two values that are none could be one.
        isLong ? Fingerprint.of(value) : new String(value, StandardCharsets.ISO_8859_1),
        isLong,
        Fingerprint.of(delivery.request()),
        window);
  }

  private static Duration window(Hook hook, Duration memory) {
    Duration chosen = Duration.ofSeconds(hook.retryWindowSeconds());
    return chosen.isZero() || chosen.compareTo(memory) > 0 ? memory : chosen;
  }

  /** The sender's own: proxies on the way add theirs behind it. */
  private static byte @Nullable [] first(
      org.apache.kafka.common.header.Headers headers, String name) {
    Iterator<Header> values = headers.headers(name).iterator();
    return values.hasNext() ? values.next().value() : null;
  }

  /**
   * What it is remembered under: the same only for the same value, from the same place, of the same
   * source. A header's name has no blank.
   */
  String remembered(String sourceId) {
    return isOfRequest()
        ? sourceId + OF_THE_REQUEST + value
        : sourceId + OF_THE_HOOK + from.wireName() + (hashed ? " # " : " = ") + value;
  }

  /** The source that {@link #remembered} was made for. */
  static String sourceOf(String remembered) {
    int end = 0;
    while (end < remembered.length()
        && remembered.charAt(end) != OF_THE_REQUEST
        && remembered.charAt(end) != OF_THE_HOOK) {
      end++;
    }
    return remembered.substring(0, end);
  }

  /** What its sender is told whose payload is another one's than the key's first. */
  String reusedFor(String firstDeliveryId) {
    return isOfRequest()
        ? "This Idempotency-Key was used for another body (delivery %s); use a new key."
            .formatted(firstDeliveryId)
        : "The %s of this delivery was used for another body (delivery %s); each needs its own."
            .formatted(from.header(), firstDeliveryId);
  }

  private boolean isOfRequest() {
    return from.equals(Duplicate.OF_THE_REQUEST);
  }
}
