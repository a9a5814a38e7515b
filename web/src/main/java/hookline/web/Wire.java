package hookline.web;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http.HttpServerConnection;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;
import org.xnio.ssl.SslConnection;

/**
 * One connection between the network and Undertow. While no handler has a request, what is read is
 * the next one's head, and what is written is Undertow's refusal of it; {@link WireSource} and
 * {@link WireSink} each mend theirs. The rest passes untouched. Confined to the connection's IO
 * thread as long as no handler has a request.
 *
 * <p>A head that came together with the request before it was read before its turn: it is passed on
 * as it is, stray percent signs and all. That takes a sender that does not wait for its answer.
 */
final class Wire {
  private final StreamConnection connection;
  private final Refusals refusals;
  private final RequestHead head = new RequestHead();
  private volatile boolean inRequest;
  private long bodyBytes;

  Wire(StreamConnection connection, Refusals refusals) {
    this.connection = connection;
    this.refusals = refusals;
  }

  /** Gives the connection to Undertow. */
  void open(ByteBufferPool buffers, OptionMap options, HttpHandler root) {
    WireSource source = new WireSource(network(), this);
    connection.getSourceChannel().setConduit(source);
    connection
        .getSinkChannel()
        .setConduit(new WireSink(connection.getSinkChannel().getConduit(), this, source));
    // One for each connection: it is by the handler it is given that the wire hears of requests.
    HttpOpenListener undertow = new HttpOpenListener(buffers, options);
    undertow.setRootHandler(
        exchange -> {
          begin(exchange);
          root.handleRequest(exchange);
        });
    undertow.handleEvent(connection);
  }

  /** Over TLS as it is: what is decrypted and not yet read is told of by suspending in fact. */
  private StreamSourceConduit network() {
    ConduitStreamSourceChannel channel = connection.getSourceChannel();
    if (connection instanceof SslConnection) {
      return channel.getConduit();
    }
    LazySuspension lazy = new LazySuspension(channel.getConduit());
    lazy.setReadReadyHandler(new ReadReadyHandler.ChannelListenerHandler<>(channel));
    return lazy;
  }

  private void begin(HttpServerExchange exchange) {
    inRequest = true;
    bodyBytes = 0;
    exchange.putAttachment(BodyBytes.WIRE, this);
    exchange.addExchangeCompleteListener(
        (completed, next) -> {
          if (hasReadAhead(completed)) {
            head.skip();
          } else {
            head.begin();
          }
          inRequest = false;
          next.proceed();
        });
  }

  private static boolean hasReadAhead(HttpServerExchange exchange) {
    return exchange.getConnection() instanceof HttpServerConnection http
        && http.getExtraBytes() != null;
  }

  /** Whether a handler has a request, which is then not yet answered to its end. */
  boolean inRequest() {
    return inRequest;
  }

  void addBodyBytes(int count) {
    bodyBytes += count;
  }

  /** That have come since the request's head. */
  long bodyBytes() {
    return bodyBytes;
  }

  StreamConnection connection() {
    return connection;
  }

  Refusals refusals() {
    return refusals;
  }

  /** Of the request to come. */
  RequestHead head() {
    return head;
  }
}
