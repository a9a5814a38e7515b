package hookline.web;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Ends a request whose body goes unread: the answer is written, and what still comes is read and
 * thrown away for a moment. A socket closed with bytes unread is reset, which takes the answer from
 * a sender that is still writing (tried: Undertow closes at once). Confined to the IO thread.
 */
public final class LastWords implements IoCallback, ChannelListener<StreamSourceChannel> {
  private static final long MOMENT_MILLIS = 1_000;
  private static final int DISCARDED_AT_ONCE = 16 << 10;

  private final HttpServerExchange exchange;
  private final StreamSourceChannel rest;
  private final XnioExecutor.Key timer;

  /**
   * @param rest what is left of the body
   */
  public LastWords(HttpServerExchange exchange, StreamSourceChannel rest) {
    this.exchange = exchange;
    this.rest = rest;
    this.timer =
        exchange.getIoThread().executeAfter(this::cut, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /**
   * Answers with that body, and ends the connection where the request's own is still to come. On
   * the exchange's IO thread.
   */
  public static void answer(HttpServerExchange exchange, byte[] body) {
    StreamSourceChannel unread = exchange.isRequestComplete() ? null : exchange.getRequestChannel();
    if (unread == null) {
      exchange.getResponseSender().send(ByteBuffer.wrap(body));
    } else {
      new LastWords(exchange, unread).say(body);
    }
  }

  /** Answers with that body and ends the connection. */
  public void say(byte[] body) {
    exchange.setPersistent(false);
    exchange.setResponseContentLength(body.length);
    exchange.getResponseSender().send(ByteBuffer.wrap(body), this);
  }

  @Override
  public void onComplete(HttpServerExchange written, Sender sender) {
    rest.getReadSetter().set(this);
    handleEvent(rest);
    if (!exchange.isRequestComplete()) {
      rest.resumeReads();
    }
  }

  @Override
  public void onException(HttpServerExchange failed, Sender sender, IOException exception) {
    cut();
  }

  @Override
  public void handleEvent(StreamSourceChannel channel) {
    try {
      ByteBuffer discarded = ByteBuffer.allocate(DISCARDED_AT_ONCE);
      int count;
      do {
        discarded.clear();
        count = channel.read(discarded);
      } while (count > 0);
      if (count < 0) {
        timer.remove();
        exchange.endExchange();
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void cut() {
    timer.remove();
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }
}
