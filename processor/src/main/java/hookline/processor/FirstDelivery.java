package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Outcome;
import hookline.topics.Receipt;

/**
 * The first delivery that used a key, as it is remembered.
 *
 * @param requestHash of what was sent, see {@link Fingerprint}
 * @param receipt what became of it, the answer to every repetition
 */
record FirstDelivery(String deliveryId, String requestHash, Receipt receipt) {
  static FirstDelivery of(Delivery delivery, DeliveryKey key, Outcome.Posted outcome) {
    return new FirstDelivery(delivery.id(), key.requestHash(), Receipts.of(delivery, outcome));
  }

  /** Whether the delivery with that key sends the same again. A body's own key always does. */
  boolean isSameRequest(DeliveryKey key) {
    return requestHash.equals(key.requestHash());
  }
}
