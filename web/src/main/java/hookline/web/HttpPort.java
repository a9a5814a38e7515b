package hookline.web;

import static java.util.Objects.requireNonNull;

import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * A port that speaks HTTP/1.1, plain or within TLS: Undertow behind a {@link Wire}, which mends or
 * answers what Undertow alone would refuse without a word. Undertow's own builder has no place to
 * put one, so its parts are put together here. Bodies are unbounded: each handler bounds what it
 * reads. Thread-safe.
 */
public final class HttpPort implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int BUFFERS_KEPT_A_THREAD = 4;
  private static final int IDLE_MILLIS = 60_000;
  private static final int BACKLOG = 1_000;
  private static final int STOP_SECONDS = 5;

  private final XnioWorker worker;
  private final AcceptingChannel<StreamConnection> listener;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HttpPort(XnioWorker worker, AcceptingChannel<StreamConnection> listener) {
    this.worker = worker;
    this.listener = listener;
  }

  /**
   * Listens from now on.
   *
   * @param host the address to listen on
   * @param port 0 for any free one
   * @param handler of every request; {@link RequestIds} has been there before
   * @throws RuntimeException when the port cannot be had, with the cause
   */
  public static HttpPort start(String host, int port, HttpBounds bounds, HttpHandler handler) {
    return start(host, port, bounds, null, handler);
  }

  /**
   * The same with HTTPS.
   *
   * @param tls the certificate, which stays the caller's to close; null for plain HTTP
   */
  public static HttpPort start(
      String host, int port, HttpBounds bounds, @Nullable Tls tls, HttpHandler handler) {
    return startFor(host, port, bounds, tls, listened -> handler);
  }

  /**
   * The same with a handler that goes by the port listened on: made once that is known, and before
   * the first request.
   */
  public static HttpPort startFor(
      String host,
      int port,
      HttpBounds bounds,
      @Nullable Tls tls,
      IntFunction<? extends HttpHandler> handler) {
    UniqueIds ids = new UniqueIds();
    Refusals refusals = new Refusals(bounds, ids);
    AtomicReference<HttpHandler> root = new AtomicReference<>(ErrorBody.NOTHING_HERE);
    OptionMap options = undertowOptions(bounds);
    ByteBufferPool buffers =
        new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_KEPT_A_THREAD);
    Consumer<StreamConnection> spoken =
        connection ->
            new Wire(connection, refusals).open(buffers, options, requireNonNull(root.get()));
    HttpHandler onlyTls = new RequestIds(ids, new PlainOnTls());
    Consumer<StreamConnection> opened =
        tls == null
            ? spoken
            : connection ->
                new TlsOpening(
                        connection,
                        tls,
                        spoken,
                        plain -> new Wire(plain, refusals).open(buffers, options, onlyTls))
                    .begin(bounds.headerPatience());
    XnioWorker worker = null;
    try {
      worker = Xnio.getInstance(HttpPort.class.getClassLoader()).createWorker(threads(bounds));
      AcceptingChannel<StreamConnection> listener =
          worker.createStreamConnectionServer(
              new InetSocketAddress(host, port),
              ChannelListeners.openListenerAdapter(opened::accept),
              socketOptions(bounds));
      HttpPort started = new HttpPort(worker, listener);
      HttpHandler plain = new PlainFraming(handler.apply(started.port()));
      root.set(new RequestIds(ids, new UrlLength(bounds.maxUrlBytes(), plain)));
      listener.resumeAccepts();
      return started;
    } catch (IOException | RuntimeException e) {
      if (worker != null) {
        worker.shutdownNow();
      }
      throw new IllegalStateException("cannot listen on %s:%d".formatted(host, port), e);
    }
  }

  private static OptionMap threads(HttpBounds bounds) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, bounds.ioThreads())
        // Every idle connection is one: what bounds them is the system's limit of open files.
        .set(Options.CONNECTION_HIGH_WATER, Integer.MAX_VALUE)
        .set(Options.CONNECTION_LOW_WATER, Integer.MAX_VALUE)
        .set(Options.WORKER_TASK_CORE_THREADS, bounds.workerThreads())
        .set(Options.WORKER_TASK_MAX_THREADS, bounds.workerThreads())
        .getMap();
  }

  private static OptionMap socketOptions(HttpBounds bounds) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, bounds.ioThreads())
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.BALANCING_TOKENS, 1)
        .set(Options.BALANCING_CONNECTIONS, 2)
        .set(Options.BACKLOG, BACKLOG)
        .getMap();
  }

  private static OptionMap undertowOptions(HttpBounds bounds) {
    return OptionMap.builder()
        .set(UndertowOptions.MAX_HEADERS, HttpBounds.MOST_HEADERS)
        .set(UndertowOptions.MAX_HEADER_SIZE, bounds.maxHeaderBytes())
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) bounds.headerPatience().toMillis())
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        .set(UndertowOptions.MAX_PARAMETERS, HttpBounds.MOST_PARAMETERS)
        // Handlers bound what they read, and answer. Undertow's own bound breaks the connection
        // off,
        // and that of chunks is fixed before a handler could lift it.
        .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
        // Scripts put raw UTF-8 into a query; it is kept as it came.
        .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
        .getMap();
  }

  /** The port listened on. */
  public int port() {
    return listener.getLocalAddress(InetSocketAddress.class).getPort();
  }

  /** Stops listening and ends what connections there are; once closed, does nothing. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return; // XNIO would wait for ever for a thread that has ended.
    }
    IoUtils.safeClose(listener);
    worker.shutdownNow();
    try {
      worker.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
