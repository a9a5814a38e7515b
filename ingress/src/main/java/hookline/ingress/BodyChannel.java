package hookline.ingress;

import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/** Where a request's body is read from. */
final class BodyChannel {
  private BodyChannel() {}

  /** Or null when somebody has it; Undertow gives it away once. */
  static @Nullable StreamSourceChannel of(HttpServerExchange exchange) {
    if (exchange.isRequestChannelAvailable()) {
      // Undertow's own bound breaks a connection off without an answer; ours are in ReadBody and in
      // LastWords. Lifted here and not for the server: its port may be others' as well.
      exchange.setMaxEntitySize(-1);
    }
    return exchange.getRequestChannel();
  }
}
