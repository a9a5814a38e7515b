package hookline.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xnio.channels.StreamSourceChannel;

/** A port whose handler answers later, when the test says so, as an ingress does. */
@Timeout(60)
final class LazySuspensionTest {
  private final BlockingQueue<HttpServerExchange> asked = new LinkedBlockingQueue<>();
  private HttpPort port;
  private Socket sender;

  @BeforeEach
  void start() throws IOException {
    port =
        HttpPort.start(
            "127.0.0.1",
            0,
            new HttpBounds(1, 1, 64 << 10, 32 << 10, Duration.ofSeconds(10)),
            exchange -> exchange.dispatch(() -> asked.add(exchange)));
    sender = new Socket(InetAddress.getLoopbackAddress(), port.port());
    sender.setSoTimeout(20_000);
  }

  @AfterEach
  void stop() throws IOException {
    sender.close();
    port.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyRequests_oneAfterTheOther_areAllAnswered(boolean onIoThread) throws Exception {
    for (int i = 0; i < 500; i++) {
      send("GET /" + i + " HTTP/1.1\r\nHost: h\r\n\r\n");
      answer(onIoThread);
      assertThat(response()).isEqualTo("/" + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatComesBeforeTheAnswer_isReadAfterIt(boolean onIoThread) throws Exception {
    for (int i = 0; i < 100; i++) {
      send("GET /first HTTP/1.1\r\nHost: h\r\n\r\n");
      HttpServerExchange first = next();
      send("GET /second HTTP/1.1\r\nHost: h\r\n\r\nGET /third HTTP/1.1\r\n");
      if (i % 2 == 0) {
        letIoThreadLook(first);
      }
      answer(first, onIoThread);
      assertThat(response()).isEqualTo("/first");
      answer(onIoThread);
      assertThat(response()).isEqualTo("/second");
      send("Host: h\r\n\r\n");
      answer(onIoThread);
      assertThat(response()).isEqualTo("/third");
    }
  }

  /** Undertow wakes the body's reader up rather than resume it when the body came with the head. */
  @Test
  void bodyThatIsReadLate_inAnotherThread_isReadAtOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      send("POST /" + i + " HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody");
      HttpServerExchange exchange = next();
      letIoThreadLook(exchange);
      exchange.dispatch(
          () -> {
            StreamSourceChannel body = exchange.getRequestChannel();
            body.getReadSetter()
                .set(
                    ready -> {
                      ready.suspendReads();
                      answer(exchange, true);
                    });
            body.resumeReads();
          });
      assertThat(response()).isEqualTo("/" + i);
    }
  }

  @Test
  void senderThatEndsItsSideEarly_hasItsAnswerAndThenTheEnd() throws Exception {
    send("GET /last HTTP/1.1\r\nHost: h\r\n\r\n");
    HttpServerExchange last = next();
    sender.shutdownOutput();
    letIoThreadLook(last);
    answer(last, true);

    assertThat(response()).isEqualTo("/last");
    assertThat(sender.getInputStream().read()).isEqualTo(-1);
  }

  /** Gives the IO thread the time to be told of what was sent meanwhile. */
  private static void letIoThreadLook(HttpServerExchange exchange) throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      CountDownLatch ran = new CountDownLatch(1);
      exchange.getIoThread().execute(ran::countDown);
      assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void answer(boolean onIoThread) throws Exception {
    answer(next(), onIoThread);
  }

  private static void answer(HttpServerExchange exchange, boolean onIoThread) {
    Runnable answer = () -> exchange.getResponseSender().send(exchange.getRequestPath());
    if (onIoThread) {
      exchange.getIoThread().execute(answer);
    } else {
      exchange.dispatch(answer);
    }
  }

  private HttpServerExchange next() throws InterruptedException {
    HttpServerExchange exchange = asked.poll(20, TimeUnit.SECONDS);
    assertThat(exchange).isNotNull();
    return exchange;
  }

  private void send(String text) throws IOException {
    sender.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** The body of the next response, whose path begins with a slash. */
  private String response() throws IOException {
    InputStream in = sender.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      assertThat(next).as("the response, so far %s", head).isNotEqualTo(-1);
      head.append((char) next);
    }
    String length =
        head.toString().toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1");
    return new String(in.readNBytes(Integer.parseInt(length)), US_ASCII);
  }
}
