package hookline.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hookline.tracing.Tracing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether spans are made at all. */
class SpanExportTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void withNoExporter_nothingIsStarted() {
    int before = exporters();
    try (SpanExport none = SpanExport.of("ingress", "1")) {
      assertThat(none.tracing()).isSameAs(Tracing.OFF);
      assertThat(none.tracing().isOn()).isFalse();
      assertThat(none.tracing().request("POST /hooks/{id}", null)).isNull();
      assertThat(exporters()).isLessThanOrEqualTo(before);
    }
  }

  @Test
  void withOneThatIsAskedFor_itIsStarted_andStopsWithTheProcess() {
    // What another test has stopped may end only now.
    await().atMost(SOON).until(() -> exporters() == 0);
    System.setProperty("otel.exporter.otlp.endpoint", "http://127.0.0.1:1");
    try (SpanExport export = SpanExport.of("ingress", "1")) {
      assertThat(export.tracing().isOn()).isTrue();
      assertThat(exporters()).isEqualTo(1);
    } finally {
      System.clearProperty("otel.exporter.otlp.endpoint");
    }
    await().atMost(SOON).until(() -> exporters() == 0);
  }

  @Test
  void withOneThatIsSwitchedOff_nothingIsStarted() {
    System.setProperty("otel.exporter.otlp.endpoint", "http://127.0.0.1:1");
    System.setProperty("otel.traces.exporter", "none");
    try (SpanExport none = SpanExport.of("ingress", "1")) {
      assertThat(none.tracing()).isSameAs(Tracing.OFF);
    } finally {
      System.clearProperty("otel.exporter.otlp.endpoint");
      System.clearProperty("otel.traces.exporter");
    }
  }

  private static int exporters() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("BatchSpanProcessor"))
            .count();
  }
}
