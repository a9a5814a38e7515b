package hookline.console.api;

import hookline.web.BodyBytes;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a body as it comes, without a thread of its own, bounded in size and time. Confined to the
 * exchange's IO thread.
 */
public final class BodyReading implements ChannelListener<StreamSourceChannel> {
  private static final int READ_AT_ONCE = 16 << 10;

  private final HttpServerExchange exchange;
  private final BodyLimits limits;
  private final Consumer<byte[]> next;
  private final Consumer<ApiException> refuse;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final XnioExecutor.Key timer;
  private boolean over;

  private BodyReading(
      HttpServerExchange exchange,
      BodyLimits limits,
      Consumer<byte[]> next,
      Consumer<ApiException> refuse) {
    this.exchange = exchange;
    this.limits = limits;
    this.next = next;
    this.refuse = refuse;
    this.timer =
        exchange
            .getIoThread()
            .executeAfter(this::expire, limits.time().toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins.
   *
   * @param next given the body, on the IO thread
   * @param refuse told why there is none
   */
  public static void begin(
      HttpServerExchange exchange,
      BodyLimits limits,
      Consumer<byte[]> next,
      Consumer<ApiException> refuse) {
    if (announced(exchange) > limits.bytes()) {
      refuse.accept(tooLarge(limits));
      return;
    }
    @Nullable StreamSourceChannel channel = exchange.getRequestChannel();
    if (channel == null) {
      next.accept(new byte[0]);
      return;
    }
    BodyReading reading = new BodyReading(exchange, limits, next, refuse);
    channel.getReadSetter().set(reading);
    reading.handleEvent(channel);
    if (!reading.over) {
      channel.resumeReads();
    }
  }

  private static long announced(HttpServerExchange exchange) {
    if (exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
      return -1;
    }
    try {
      return exchange.getRequestContentLength();
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE; // More digits than a long has.
    }
  }

  @Override
  public void handleEvent(StreamSourceChannel channel) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(READ_AT_ONCE);
      while (!over) {
        int count = channel.read(buffer.clear());
        if (count == 0) {
          if (BodyBytes.areMostlyWaste(exchange, body.size())) {
            finish(channel, () -> refuse.accept(tooLarge(limits)));
          }
          return;
        }
        if (count < 0) {
          finish(channel, () -> next.accept(body.toByteArray()));
        } else if (body.size() + count > limits.bytes()) {
          finish(channel, () -> refuse.accept(tooLarge(limits)));
        } else {
          body.write(buffer.array(), 0, count);
        }
      }
    } catch (IOException e) {
      // The caller is gone, or what came was no chunk.
      finish(channel, () -> IoUtils.safeClose(exchange.getConnection()));
    }
  }

  private void finish(StreamSourceChannel channel, Runnable end) {
    if (!over) {
      over = true;
      timer.remove();
      channel.suspendReads();
      end.run();
    }
  }

  private void expire() {
    if (!over) {
      over = true;
      refuse.accept(
          ApiException.of(
              StatusCodes.REQUEST_TIME_OUT,
              "api.context.request_timeout.app_error",
              "The request took too long to arrive; nothing was changed."));
    }
  }

  private static ApiException tooLarge(BodyLimits limits) {
    return ApiException.of(
        StatusCodes.REQUEST_ENTITY_TOO_LARGE,
        "api.context.request_body_too_large.app_error",
        "The body is larger than the %d bytes allowed.".formatted(limits.bytes()));
  }
}
