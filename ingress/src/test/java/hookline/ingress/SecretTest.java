package hookline.ingress;

import static hookline.ingress.RunningIngress.HOOK_ID;
import static hookline.ingress.RunningIngress.TEXT;
import static hookline.ingress.RunningIngress.delivery;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import hookline.topics.Headers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A hook's id is a secret: it is in no record, no log line and no answer, wherever it was put. */
@Isolated
final class SecretTest {
  private static final String HOOK = "/hooks/" + HOOK_ID;
  private static final String ENCODED = "%68" + HOOK_ID.substring(1);

  @Test
  void plantedSecret_isNowhere() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    Logger hookline = (Logger) LoggerFactory.getLogger("hookline");
    Logger undertow = (Logger) LoggerFactory.getLogger("io.undertow");
    Logger clients = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients");
    root.addAppender(lines);
    List.of(hookline, undertow, clients).forEach(logger -> logger.setLevel(Level.DEBUG));
    List<HttpResponse<String>> answers = new ArrayList<>();

    try (RunningIngress ingress = new RunningIngress("secret-test")) {
      HttpResponse<String> taken =
          ingress.post(
              HOOK + "?self=" + HOOK_ID + "&a=b&again=" + ENCODED,
              TEXT,
              "Referer",
              "https://example.org" + HOOK,
              "X-Original-URL",
              "/hooks/" + ENCODED,
              "X-Forwarded-Uri",
              "/hooks/%25" + ENCODED.substring(1) + "?x=y",
              "X-" + HOOK_ID,
              "in the name",
              "X-Request-Id",
              HOOK_ID,
              "X-Fine",
              "kept");
      answers.add(taken);
      answers.add(ingress.post(HOOK, "{\"text\": 5, \"id\": \"" + HOOK_ID + "\"}"));
      answers.add(ingress.post(HOOK, TEXT, "Idempotency-Key", "of-" + HOOK_ID));
      answers.add(ingress.post(HOOK, TEXT, "Content-Type", "text/" + HOOK_ID));
      answers.add(ingress.post(HOOK, TEXT, "traceparent", ENCODED));
      answers.add(
          ingress.post(
              HOOK,
              TEXT,
              "traceparent",
              "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
              "tracestate",
              "planted=" + HOOK_ID));
      answers.add(ingress.post(HOOK + "/x", TEXT));
      answers.add(ingress.post("/services/" + HOOK_ID + "/B/" + HOOK_ID, "{}"));
      answers.add(ingress.send(HttpRequest.newBuilder(ingress.address(HOOK)).GET()));
      try (RawConnection broken = new RawConnection(ingress.port())) {
        broken.send("POST " + HOOK + " HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf");
        broken.finish();
        assertThat(broken.isClosedByServer()).isTrue();
      }

      ConsumerRecord<byte[], byte[]> record = ingress.written.of(delivery(taken));
      assertThat(Headers.text(record.headers(), Headers.QUERY)).isEqualTo("self=***&a=b&again=***");
      assertThat(Headers.text(record.headers(), "http.x-fine")).isEqualTo("kept");
      for (ConsumerRecord<byte[], byte[]> each : ingress.written.all()) {
        String headers =
            Arrays.stream(each.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), ISO_8859_1))
                .toList()
                .toString();
        assertNoSecret(headers);
      }
    } finally {
      root.detachAppender(lines);
      List.of(hookline, undertow, clients).forEach(logger -> logger.setLevel(null));
      hookline.setLevel(Level.INFO);
    }

    assertThat(answers.subList(2, 4))
        .allMatch(answer -> answer.body().contains("api.context.invalid_param.app_error"));
    for (HttpResponse<String> answer : answers) {
      assertNoSecret(answer.headers().map() + answer.body());
    }
    assertThat(lines.list).isNotEmpty();
    for (ILoggingEvent line : List.copyOf(lines.list)) {
      assertNoSecret(
          line.getFormattedMessage()
              + (line.getThrowableProxy() == null
                  ? ""
                  : ThrowableProxyUtil.asString(line.getThrowableProxy())));
    }
  }

  private static void assertNoSecret(String text) {
    assertThat(new HookSecret(HOOK_ID).isIn(text)).as(text).isFalse();
  }
}
