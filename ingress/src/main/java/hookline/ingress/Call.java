package hookline.ingress;

import hookline.payload.model.Hook;
import hookline.tracing.Tracing;
import hookline.web.RequestIds;
import hookline.web.RequestQuery;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * One POST to a hook, from its headers to its answer. Confined to its exchange's IO thread: whoever
 * comes from another goes through {@link #resume}. So the deadline, the directory and the broker
 * cannot answer it twice, whichever comes first, and nothing here needs a lock.
 */
final class Call implements ExchangeCompletionListener {
  private static final Logger LOG = LoggerFactory.getLogger(Call.class);

  private static final HttpString HOOKLINE_DELIVERY = new HttpString("Hookline-Delivery");
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

  /** Why a request was answered as it was, beside the words of {@link Answer}. */
  static final String ACCEPTED = "accepted";

  private static final String PENDING = "pending";
  private static final String GONE = "gone";

  private final HttpServerExchange exchange;
  private final HookPath path;
  private final InFlight inFlight;
  private final IngressMetrics metrics;
  private final long receivedAt = System.currentTimeMillis();
  private final long begunAt = System.nanoTime();
  private final String query;
  private final @Nullable TraceHeaders trace;
  private final @Nullable RequestSpan span;
  private final @Nullable InetAddress peer;

  private @Nullable InetAddress sender;

  private @Nullable StreamSourceChannel bodyChannel;
  private byte @Nullable [] body;
  private @Nullable Hook hook;
  private @Nullable WaitPreference waitPreference;
  private @Nullable Runnable afterwards;
  private XnioExecutor.@Nullable Key timer;
  private long taken;
  private boolean stored;
  private int status;
  private String result = GONE;
  private boolean answered;
  private boolean over;

  Call(
      HttpServerExchange exchange,
      HookPath path,
      InFlight inFlight,
      IngressMetrics metrics,
      Tracing tracing) {
    this.exchange = exchange;
    this.path = path;
    this.inFlight = inFlight;
    this.metrics = metrics;
    InetSocketAddress connected = exchange.getSourceAddress();
    this.peer = connected == null ? null : connected.getAddress();
    this.sender = peer;
    this.query = path.secret().removedFrom(RequestQuery.of(exchange));
    this.trace = TraceHeaders.of(exchange, path);
    this.span = RequestSpan.begin(tracing, exchange, path, trace);
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  HookPath path() {
    return path;
  }

  /** Epoch ms. */
  long receivedAt() {
    return receivedAt;
  }

  /** Whether the text holds the hook's id, or a secret that it knows its senders by. */
  boolean holdsSecret(@Nullable String text) {
    return path.secret().isIn(text)
        || (text != null
            && hook != null
            && hook.protection().verification().secrets().stream()
                .anyMatch(secret -> HookSecret.isIn(secret, text)));
  }

  /** How long ago it came. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begunAt);
  }

  /** The URL's query, undecoded, without the hook's secret; empty when there is none. */
  String query() {
    return query;
  }

  /** What the sender says of its trace, or null. */
  @Nullable TraceHeaders trace() {
    return trace;
  }

  /** The call's own span, or null when it is not traced. */
  @Nullable RequestSpan span() {
    return span;
  }

  boolean hasBody() {
    return body != null;
  }

  /** The body as received. */
  byte[] body() {
    if (body == null) {
      throw new IllegalStateException("the body has not been read yet");
    }
    return body;
  }

  void body(byte[] received) {
    body = received;
  }

  /** The hook called. */
  Hook hook() {
    if (hook == null) {
      throw new IllegalStateException("the hook has not been found yet");
    }
    return hook;
  }

  /** Whether it has been found. */
  boolean hasHook() {
    return hook != null;
  }

  void hook(Hook found) {
    hook = found;
  }

  /** What the sender says of waiting for the outcome, or null. */
  @Nullable WaitPreference waitPreference() {
    return waitPreference;
  }

  void waitPreference(@Nullable WaitPreference asked) {
    waitPreference = asked;
  }

  /** A request header's first value, or null. */
  @Nullable String header(HttpString name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /**
   * Whose request it is, as far as is known: the sender's, else the peer's; null when the
   * connection has none.
   */
  @Nullable InetAddress remoteAddress() {
    return sender == null ? peer : sender;
  }

  /** The sender's; null when it cannot be told. */
  @Nullable InetAddress sender() {
    return sender;
  }

  void sender(@Nullable InetAddress found) {
    sender = found;
  }

  /** What the body is read from, or null when there is none. */
  @Nullable StreamSourceChannel bodyChannel() {
    if (bodyChannel == null) {
      bodyChannel = exchange.getRequestChannel();
    }
    return bodyChannel;
  }

  /** Takes memory for the body, given back when the call is over. */
  boolean take(int bytes) {
    if (!inFlight.take(bytes)) {
      return false;
    }
    taken += bytes;
    return true;
  }

  /**
   * The payload is stored and its body needed no more: gives that memory back early, unless the
   * call is over and did.
   */
  void giveBack() {
    stored = true;
    body = null;
    if (!over) {
      inFlight.giveBack(taken);
      taken = 0;
    }
  }

  /** Whether it was given back. */
  boolean isStored() {
    return stored;
  }

  boolean isAnswered() {
    return answered;
  }

  /** Whether this is the thread that may touch the call. */
  boolean isOnIoThread() {
    return exchange.isInIoThread();
  }

  /** Goes on with the call in its own thread; the one method for other threads. */
  void resume(Runnable step) {
    exchange.getIoThread().execute(() -> run(step));
  }

  /** Runs a step; what it throws is a bug, which the sender gets to know and the log keeps. */
  void run(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      // Caught here and not by Undertow, which would log the address and in it the hook's secret.
      LOG.error("Request {} failed: a bug, please report it", RequestIds.of(exchange), e);
      answer(Answer.FAILED);
    }
  }

  /**
   * Runs a step after that time, instead of the one that was to run; none when the call is over,
   * for the connection may serve the next by then.
   */
  void schedule(Duration delay, Runnable step) {
    if (over) {
      return;
    }
    cancelTimer();
    timer =
        exchange
            .getIoThread()
            .executeAfter(() -> run(step), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets the answer, whichever it will be, name the delivery. */
  void nameDelivery(String deliveryId) {
    if (!answered) {
      exchange.getResponseHeaders().put(HOOKLINE_DELIVERY, deliveryId);
    }
  }

  /** The brokers have the payload: takes note of how long it took. */
  void acknowledged() {
    metrics.acknowledged(age());
  }

  /** The answer to a payload the broker has: exactly what every sender takes for a success. */
  void accept(String deliveryId) {
    nameDelivery(deliveryId);
    respond(StatusCodes.OK, "text/plain", OK);
  }

  /** Answers a request whose body was read, unless somebody else has. */
  void respond(int status, String contentType, byte[] text) {
    if (beginAnswer(status, status == StatusCodes.ACCEPTED ? PENDING : ACCEPTED)) {
      exchange.setStatusCode(status);
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
      exchange.getResponseSender().send(ByteBuffer.wrap(text));
    }
  }

  /** Answers, unless somebody else has. */
  void answer(Answer answer) {
    if (!beginAnswer(answer.statusOn(path.surface()), answer.word())) {
      return;
    }
    answer.write(exchange, path.surface(), bodyChannel());
  }

  private boolean beginAnswer(int itsStatus, String why) {
    if (answered || over) {
      return false;
    }
    answered = true;
    status = itsStatus;
    result = why;
    if (inFlight.isDraining()) {
      exchange.setPersistent(false);
    }
    return true;
  }

  /** Runs when the call is over, however it ends; one such thing a call. */
  void afterwards(Runnable step) {
    afterwards = step;
    if (over) {
      step.run();
    }
  }

  /** Ends the connection without a word: nobody listens any more, or nobody should. */
  void cut() {
    answered = true;
    status = 0;
    result = GONE;
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
    leave();
  }

  @Override
  public void exchangeEvent(HttpServerExchange completed, NextListener next) {
    leave();
    next.proceed();
  }

  private void leave() {
    if (!over) {
      over = true;
      cancelTimer();
      metrics.answered(path.surface(), status, result);
      if (span != null) {
        span.end(status, result);
      }
      inFlight.leave(taken);
      if (afterwards != null) {
        afterwards.run();
      }
    }
  }

  private void cancelTimer() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }
}
