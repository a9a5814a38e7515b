package hookline.faults.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int NOTHING_MILLIS = 200;

  private final Network network = new Network();
  private final List<Socket> sockets = new ArrayList<>();
  private ServerSocket server;
  private Link link;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(Ports.find(), 10, InetAddress.getLoopbackAddress());
    link = network.link("client", "server", server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    network.close();
    server.close();
  }

  @Test
  void link_carriesBothWays_andAnEnd() throws IOException {
    Pair pair = connect();
    send(pair.client(), "hello");
    assertThat(receive(pair.server(), 5)).isEqualTo("hello");
    send(pair.server(), "welcome");
    assertThat(receive(pair.client(), 7)).isEqualTo("welcome");
    pair.client().shutdownOutput();
    assertThat(pair.server().getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void cut_tellsBothEnds_andWhoeverComes_untilMended() throws IOException {
    Pair pair = connect();
    link.cut();
    assertThatThrownBy(() -> receive(pair.client(), 1)).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> receive(pair.server(), 1)).isInstanceOf(SocketException.class);
    Socket late = client();
    assertThatThrownBy(() -> receive(late, 1)).isInstanceOf(IOException.class);
    link.mend();
    accept();
    Pair again = connect();
    send(again.client(), "hello");
    assertThat(receive(again.server(), 5)).isEqualTo("hello");
  }

  @Test
  void swallow_tellsNobody_andLetsThroughLate() throws IOException {
    Pair pair = connect();
    link.swallow(Way.BACK);
    send(pair.client(), "hello");
    assertThat(receive(pair.server(), 5)).isEqualTo("hello");
    send(pair.server(), "welcome");
    assertHearsNothing(pair.client());
    link.mend();
    assertThat(receive(pair.client(), 7)).isEqualTo("welcome");
  }

  @Test
  void forget_isForGood_andOfOldConnectionsOnly() throws IOException {
    Pair old = connect();
    send(old.client(), "first");
    assertThat(receive(old.server(), 5)).isEqualTo("first");
    link.forget();
    send(old.client(), "hello");
    Pair fresh = connect();
    send(fresh.client(), "hello");
    assertThat(receive(fresh.server(), 5)).isEqualTo("hello");
    link.mend();
    assertHearsNothing(old.server());
    network.mend();
    assertThatThrownBy(() -> receive(old.client(), 1)).isInstanceOf(SocketException.class);
  }

  @Test
  void awaitAnswer_keepsItBack_andBreaksThatConnection() throws IOException {
    Pair pair = connect();
    Ambush ambush = link.awaitAnswer("done", Duration.ofMillis(1));
    send(pair.server(), "not yet");
    assertThat(receive(pair.client(), 7)).isEqualTo("not yet");
    send(pair.server(), "it is done");
    assertThatThrownBy(() -> receive(pair.client(), 1)).isInstanceOf(SocketException.class);
    assertThat(ambush.happensWithin(Duration.ofMillis(PATIENCE_MILLIS))).isTrue();
    Pair next = connect();
    send(next.server(), "done");
    assertThat(receive(next.client(), 4)).isEqualTo("done");
  }

  @Test
  void delayAndNarrow_letEverythingThrough() throws IOException {
    Pair pair = connect();
    link.delay(Duration.ofMillis(1), Duration.ofMillis(5));
    send(pair.client(), "hello");
    assertThat(receive(pair.server(), 5)).isEqualTo("hello");
    link.narrow(100_000);
    send(pair.client(), "hello");
    assertThat(receive(pair.server(), 5)).isEqualTo("hello");
  }

  private record Pair(Socket client, Socket server) {}

  private Pair connect() throws IOException {
    return new Pair(client(), accept());
  }

  private Socket client() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private Socket accept() throws IOException {
    Socket socket = server.accept();
    socket.setSoTimeout(PATIENCE_MILLIS);
    sockets.add(socket);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String receive(Socket socket, int length) throws IOException {
    byte[] bytes = socket.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("it has ended");
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static void assertHearsNothing(Socket socket) throws IOException {
    socket.setSoTimeout(NOTHING_MILLIS);
    assertThatThrownBy(() -> receive(socket, 1)).isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }
}
