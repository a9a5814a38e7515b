package hookline.ingress;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;

/** The ingress on a port of its own. */
public final class IngressServer implements AutoCloseable {
  private static final int IDLE_MILLIS = 60_000;
  private static final int MOST_HEADERS = 200;

  private final Ingress ingress;
  private final Undertow undertow;

  private IngressServer(Ingress ingress, Undertow undertow) {
    this.ingress = ingress;
    this.undertow = undertow;
  }

  /**
   * Listens from now on.
   *
   * @param ingress the server's to close from now on
   * @throws RuntimeException when the port cannot be had
   */
  public static IngressServer start(IngressConfig config, Ingress ingress) {
    Undertow undertow =
        bounded(Undertow.builder(), config)
            .addHttpListener(config.port(), config.host())
            .setHandler(ingress.handler())
            .build();
    undertow.start();
    return new IngressServer(ingress, undertow);
  }

  /**
   * Bounds what Undertow takes before any handler is asked; for every port the ingress is on. A
   * request beyond them is Undertow's to refuse, by closing the connection.
   */
  public static Undertow.Builder bounded(Undertow.Builder builder, IngressConfig config) {
    return builder
        .setIoThreads(config.ioThreads())
        .setServerOption(UndertowOptions.MAX_HEADERS, MOST_HEADERS)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, config.maxHeaderBytes())
        .setServerOption(
            UndertowOptions.REQUEST_PARSE_TIMEOUT, (int) config.requestDeadline().toMillis())
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        // A query is the reader's to take apart: as many parameters as a payload has room for.
        .setServerOption(UndertowOptions.MAX_PARAMETERS, Integer.MAX_VALUE)
        // Scripts put raw UTF-8 into a query; it is kept as it came.
        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true);
  }

  /** The port listened on. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** Stops the ingress gracefully, then listening. */
  @Override
  public void close() {
    ingress.close();
    undertow.stop();
  }
}
