package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Outcome;
import hookline.payload.model.Request;
import hookline.topics.Receipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first delivery that used an idempotency key, as it is remembered.
 *
 * @param requestHash SHA-256 of what was sent, in hex
 * @param receipt what became of it, the answer to every repetition
 */
record FirstDelivery(String deliveryId, String requestHash, Receipt receipt) {
  static FirstDelivery of(Delivery delivery, Outcome.Posted outcome) {
    return new FirstDelivery(
        delivery.id(), hash(delivery.request()), Receipts.of(delivery, outcome));
  }

  /** Whether the delivery sends the same again. */
  boolean isSameRequest(Delivery delivery) {
    return requestHash.equals(hash(delivery.request()));
  }

  /** Of the body, and of the query, where a form's payload may be. */
  private static String hash(Request request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.body());
      if (request.query() != null) {
        digest.update((byte) 0);
        digest.update(request.query().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
