package hookline.cli.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes spans as a collector does, over HTTP in protobuf. */
final class OtlpReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  /**
   * A span.
   *
   * @param service whose it is
   * @param attributes as text
   * @param links trace ids
   */
  record Received(
      String service,
      String name,
      String kind,
      String trace,
      String id,
      String parent,
      Map<String, String> attributes,
      List<String> links,
      boolean failed,
      String all) {
    String attribute(String name) {
      return attributes.get(name);
    }
  }

  OtlpReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Of a trace, those that have come so far. */
  List<Received> of(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  List<Received> all() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (exchange;
        InputStream body = exchange.getRequestBody();
        InputStream read = packed ? new GZIPInputStream(body) : body) {
      for (ResourceSpans resource :
          ExportTraceServiceRequest.parseFrom(read).getResourceSpansList()) {
        String service = attributes(resource.getResource().getAttributesList()).get("service.name");
        for (ScopeSpans scope : resource.getScopeSpansList()) {
          scope.getSpansList().forEach(span -> spans.add(received(service, span)));
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Received received(String service, Span span) {
    return new Received(
        service,
        span.getName(),
        span.getKind().name(),
        hex(span.getTraceId().toByteArray()),
        hex(span.getSpanId().toByteArray()),
        hex(span.getParentSpanId().toByteArray()),
        attributes(span.getAttributesList()),
        span.getLinksList().stream().map(link -> hex(link.getTraceId().toByteArray())).toList(),
        span.getStatus().getCodeValue() == 2,
        span.toString());
  }

  private static Map<String, String> attributes(List<KeyValue> given) {
    Map<String, String> attributes = new TreeMap<>();
    given.forEach(
        one ->
            attributes.put(
                one.getKey(),
                one.getValue().hasIntValue()
                    ? Long.toString(one.getValue().getIntValue())
                    : one.getValue().getStringValue()));
    return attributes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
