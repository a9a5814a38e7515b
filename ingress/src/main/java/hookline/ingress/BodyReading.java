package hookline.ingress;

import hookline.web.BodyBytes;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.channels.StreamSourceChannel;

/**
 * The reading of one body, without blocking, straight into the array that becomes the record's
 * value. Memory is taken as bytes arrive and not as they are announced, or a few senders who
 * announce much and send nothing would keep all others out.
 */
final class BodyReading implements ChannelListener<StreamSourceChannel> {

  /** Little: it is what a sender who announces a body and sends none holds, and they are many. */
  private static final int FIRST_ROOM = 2 << 10;

  private static final byte[] EMPTY = {};
  private static final Duration RATE_CHECK = Duration.ofSeconds(1);

  private final Call call;
  private final int announced;
  private final int limit;
  private final int minimumBytesPerSecond;
  private final CallHandler next;
  private final long begun = System.nanoTime();

  private @Nullable StreamSourceChannel waitsFor;
  private ByteBuffer read = ByteBuffer.wrap(EMPTY);

  /**
   * @param announced the body's length, at most the limit; -1 when unknown
   */
  BodyReading(Call call, int announced, int limit, int minimumBytesPerSecond, CallHandler next) {
    this.call = call;
    this.announced = announced;
    this.limit = limit;
    this.minimumBytesPerSecond = minimumBytesPerSecond;
    this.next = next;
  }

  void begin() {
    HttpServerExchange exchange = call.exchange();
    if (exchange.isRequestComplete()) {
      complete();
      return;
    }
    if (HttpContinue.requiresContinueResponse(exchange)) {
      HttpContinue.sendContinueResponse(exchange, new Continued());
    } else {
      readWhatIsThere();
    }
  }

  private void readWhatIsThere() {
    StreamSourceChannel channel = call.bodyChannel();
    if (channel == null) {
      complete();
      return;
    }
    if (advance(channel)) {
      return;
    }
    channel.getReadSetter().set(this);
    channel.resumeReads();
    waitsFor = channel;
    checkRateLater();
  }

  @Override
  public void handleEvent(StreamSourceChannel channel) {
    call.run(() -> advance(channel));
  }

  /** Reads what is there; returns whether that was all, or all that is wanted. */
  private boolean advance(StreamSourceChannel channel) {
    try {
      while (true) {
        if (!read.hasRemaining() && read.position() != announced && !grow()) {
          call.answer(Answer.FULL);
          return true;
        }
        // Also with all that was announced: only the read that finds the end completes the request.
        int count = channel.read(read);
        if (count == 0) {
          if (BodyBytes.areMostlyWaste(call.exchange(), read.position())) {
            call.cut(); // Nor is the rest worth reading for the sake of an answer.
            return true;
          }
          return false;
        }
        if (count < 0 && read.position() < announced) {
          // Broken off: what has come is not what was meant. Undertow throws before; were it ever
          // to stop that, half a payload would be acknowledged.
          call.cut();
          return true;
        }
        if (read.position() > limit) {
          call.answer(PayloadLimits.tooLarge(limit));
          return true;
        }
        if (count < 0) {
          complete();
          return true;
        }
      }
    } catch (IOException e) {
      call.cut(); // The sender is gone.
      return true;
    }
  }

  private boolean grow() {
    int old = read.capacity();
    int most = announced >= 0 ? announced : limit + 1;
    int room = Math.min(most, Math.max(FIRST_ROOM, 4 * old));
    if (!call.take(room - old)) {
      return false;
    }
    ByteBuffer larger =
        ByteBuffer.wrap(old == 0 ? new byte[room] : Arrays.copyOf(read.array(), room));
    larger.position(old);
    read = larger;
    return true;
  }

  private void complete() {
    if (waitsFor != null) {
      waitsFor.suspendReads();
    }
    int length = read.position();
    call.body(length == read.capacity() ? read.array() : Arrays.copyOf(read.array(), length));
    next.handle(call);
  }

  private void checkRateLater() {
    if (minimumBytesPerSecond > 0) {
      call.exchange()
          .getIoThread()
          .executeAfter(
              () -> call.run(this::checkRate),
              RATE_CHECK.toMillis(),
              java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  private void checkRate() {
    if (call.hasBody() || call.isAnswered()) {
      return;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (seconds > IngressConfig.SLOW_START_SECONDS
        && read.position() < seconds * minimumBytesPerSecond) {
      call.answer(Answer.TOO_SLOW);
    } else {
      checkRateLater();
    }
  }

  /** The sender was told to go on, or could not be. */
  private final class Continued implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      call.run(BodyReading.this::readWhatIsThere);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
      call.cut();
    }
  }
}
