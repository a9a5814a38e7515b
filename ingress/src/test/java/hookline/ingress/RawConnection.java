package hookline.ingress;

import hookline.payload.model.Ids;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A socket, for what no HTTP client would send. */
final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RawConnection(int port) {
    try {
      socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(20_000);
      in = socket.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing more will be sent. */
  void finish() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Up to and with an empty line. */
  String readHead() {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int b = read();
      if (b < 0) {
        throw new AssertionError("closed after: " + head);
      }
      head.append((char) b);
    }
    return head.toString();
  }

  /** One response, whose length its head tells. */
  String readResponse() {
    String head = readHead();
    int at = head.indexOf("Content-Length: ") + "Content-Length: ".length();
    int length = Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)));
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < length; i++) {
      body.write(read());
    }
    return head + body.toString(StandardCharsets.UTF_8);
  }

  /** The delivery a response names. */
  static String delivery(String response) {
    String name = "Hookline-Delivery: ";
    int start = response.indexOf(name) + name.length();
    return response.substring(start, start + Ids.LENGTH);
  }

  /** Whether the server closes the connection, after whatever else it sends. */
  boolean isClosedByServer() {
    readUntilClosed();
    return true;
  }

  /** All that still comes until the server closes the connection. */
  String readUntilClosed() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int b = read(); b >= 0; b = read()) {
      all.write(b);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private int read() {
    try {
      return in.read();
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("nothing came within 20 s", e);
    } catch (IOException e) {
      return -1; // Reset.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
