package hookline.bench.ingress;

import hookline.bench.process.Orders;
import hookline.ingress.IngressConfig;
import io.undertow.Undertow;
import java.net.InetSocketAddress;

/** Reads the body and answers {@code ok}: what no ingress on Undertow can be faster than. */
final class BareUndertow {
  private BareUndertow() {}

  /** Says where it listens. */
  public static void main(String[] arguments) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(IngressConfig.DEFAULTS.ioThreads())
            .setHandler(
                exchange ->
                    exchange
                        .getRequestReceiver()
                        .receiveFullBytes((read, body) -> read.getResponseSender().send("ok")))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    Orders.serve(Integer.toString(address.getPort()), order -> "");
    server.stop();
  }
}
