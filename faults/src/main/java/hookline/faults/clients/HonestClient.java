package hookline.faults.clients;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sends one webhook after the other over a connection it keeps, as every tool does; to each of
 * several ingresses in turn, as behind a load balancer. One thread's.
 */
final class HonestClient implements AutoCloseable {
  private static final String TEXT = "{\"text\":\"I am honest and in no hurry.\"}";
  private static final int PATIENCE_MILLIS = 20_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Connection> connections = new ArrayList<>();
  private final byte[] request;

  HonestClient(List<Integer> ports, String path) throws IOException {
    this.request =
        "POST %s HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(path, TEXT.length(), TEXT)
            .getBytes(US_ASCII);
    try {
      for (int port : ports) {
        connections.add(Connection.to(port));
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private record Connection(Socket socket, InputStream in) {
    static Connection to(int port) throws IOException {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }
  }

  /** How long answers took, in milliseconds. */
  record Times(double p50, double p99) {}

  /**
   * Sends that many, one after the other.
   *
   * @throws IOException when one is not answered 200
   */
  Times measure(int count) throws IOException {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      long begun = System.nanoTime();
      post(connections.get(i % connections.size()));
      millis[i] = (System.nanoTime() - begun) / NANOS_PER_MILLI;
    }
    Arrays.sort(millis);
    return new Times(millis[count / 2], millis[count * 99 / 100]);
  }

  private void post(Connection connection) throws IOException {
    connection.socket().getOutputStream().write(request);
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = connection.in().read();
      if (b < 0) {
        throw new EOFException("no answer, but: " + head);
      }
      head.append((char) b);
    }
    if (head.indexOf("HTTP/1.1 200 ") != 0) {
      throw new IOException("not taken: " + head);
    }
    connection.in().skipNBytes("ok".length());
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.socket().close();
    }
  }
}
