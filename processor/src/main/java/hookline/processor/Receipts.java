package hookline.processor;

import hookline.payload.model.Delivery;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Refusal;
import hookline.topics.Receipt;
import java.util.List;

/** What became of a payload, as it is remembered and answered. */
final class Receipts {
  private Receipts() {}

  static Receipt of(Delivery delivery, Outcome outcome) {
    return outcome instanceof Outcome.Posted posted
        ? posted(delivery, posted)
        : refused(delivery, ((Outcome.Refused) outcome).refusal());
  }

  private static Receipt posted(Delivery delivery, Outcome.Posted posted) {
    return new Receipt(
        delivery.id(),
        200,
        posted.channel().id(),
        posted.channel().name(),
        posted.posts().stream().map(Post::id).toList(),
        posted.posts().get(0).warnings(),
        "",
        "",
        "",
        "");
  }

  private static Receipt refused(Delivery delivery, Refusal refusal) {
    return new Receipt(
        delivery.id(),
        refusal.reason().status(),
        "",
        "",
        List.of(),
        List.of(),
        refusal.reason().id(),
        refusal.reason().word(),
        refusal.message(),
        "");
  }
}
