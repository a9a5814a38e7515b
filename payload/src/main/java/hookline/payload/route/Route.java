package hookline.payload.route;

import hookline.payload.model.Channel;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;

/** Where a payload goes. */
public sealed interface Route {
  /** To that channel; a direct one may not have been known before. */
  record To(Channel channel) implements Route {}

  /** Nowhere. */
  record Nowhere(Refusal refusal) implements Route {}

  /** Nowhere, for that reason. */
  static Route nowhere(Reason reason, String message) {
    return new Nowhere(new Refusal(reason, message));
  }
}
