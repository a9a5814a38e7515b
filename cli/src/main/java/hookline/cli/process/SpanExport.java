package hookline.cli.process;

import hookline.tracing.Tracing;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a process' spans go: to the exporter that OpenTelemetry's own variables name, {@code
 * OTEL_EXPORTER_OTLP_ENDPOINT} first of all. Where none of them names one there is none, and
 * nothing of OpenTelemetry but its API is loaded. Thread-safe.
 */
public final class SpanExport implements AutoCloseable {
  /** Any of them, as a variable or as a system property, asks for spans. */
  private static final List<String> ASKING =
      List.of(
          "otel.exporter.otlp.endpoint",
          "otel.exporter.otlp.traces.endpoint",
          "otel.traces.exporter");

  private static final String NONE = "none";

  /** What is not sent by then is lost: a stop must not wait for a collector that is away. */
  private static final int LAST_SECONDS = 2;

  private final Tracing tracing;
  private final @Nullable OpenTelemetrySdk sdk;

  private SpanExport(Tracing tracing, @Nullable OpenTelemetrySdk sdk) {
    this.tracing = tracing;
    this.sdk = sdk;
  }

  /** As environment and system properties say, of a process of that role. */
  static SpanExport of(String role, String version) {
    return of(
        role,
        version,
        property -> {
          String given = System.getProperty(property);
          return given == null ? System.getenv(variable(property)) : given;
        });
  }

  private static SpanExport of(String role, String version, UnaryOperator<@Nullable String> given) {
    if (!isAskedFor(given)) {
      return new SpanExport(Tracing.OFF, null);
    }
    ExporterLog.toOurs();
    OpenTelemetrySdk sdk =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults(role))
            // Metrics are told at /metrics, and the log is a log.
            .addPropertiesCustomizer(
                config -> Map.of("otel.metrics.exporter", NONE, "otel.logs.exporter", NONE))
            .addResourceCustomizer(
                (resource, config) ->
                    resource.merge(
                        Resource.create(
                            Attributes.of(AttributeKey.stringKey("service.version"), version))))
            .build()
            .getOpenTelemetrySdk();
    return new SpanExport(Tracing.of(sdk), sdk);
  }

  private static boolean isAskedFor(UnaryOperator<@Nullable String> given) {
    if (NONE.equals(given.apply("otel.traces.exporter"))
        || "true".equalsIgnoreCase(given.apply("otel.sdk.disabled"))) {
      return false;
    }
    return ASKING.stream().map(given).anyMatch(value -> value != null && !value.isBlank());
  }

  /** HTTP, for gRPC would ask for libraries of its own. */
  private static Map<String, String> defaults(String role) {
    Map<String, String> defaults = new HashMap<>();
    defaults.put("otel.service.name", "hookline-" + role);
    defaults.put("otel.exporter.otlp.protocol", "http/protobuf");
    return defaults;
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** What the roles begin spans with. */
  Tracing tracing() {
    return tracing;
  }

  /** Sends what there is, if that can be done at once. */
  @Override
  public void close() {
    if (sdk != null) {
      sdk.shutdown().join(LAST_SECONDS, TimeUnit.SECONDS);
    }
  }
}
