package hookline.console.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.payload.model.AccessToken;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Styles, scripts and pictures of the pages: the files of this list and no others, from memory. An
 * address holds a piece of its file's hash, so browsers may keep what they got for a year.
 */
public final class Assets {
  /** What they begin with. */
  static final String ROOT = "/assets";

  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.7/dist/htmx.min.js";
  private static final String OURS = "/hookline/console/assets/";

  private final Map<String, String> urls = new LinkedHashMap<>();
  private final Map<String, Asset> byPath = new LinkedHashMap<>();

  private record Asset(String type, ByteBuffer bytes, ByteBuffer zipped) {}

  public Assets() {
    add("htmx.js", "text/javascript", HTMX);
    for (String script : new String[] {"app.js", "timeline.js"}) {
      add(script, "text/javascript", OURS + script);
    }
    for (String style :
        new String[] {
          "base.css", "parts.css", "timeline.css", "hooks.css", "system.css", "deliveries.css"
        }) {
      add(style, "text/css", OURS + style);
    }
    add("icon.svg", "image/svg+xml", OURS + "icon.svg");
  }

  private void add(String name, String type, String resource) {
    byte[] bytes = read(resource);
    String hash = AccessToken.hashOf(new String(bytes, UTF_8)).substring(0, 12);
    int dot = name.lastIndexOf('.');
    String path = ROOT + "/" + name.substring(0, dot) + "-" + hash + name.substring(dot);
    urls.put(name, path);
    byPath.put(
        path,
        new Asset(
            type + "; charset=utf-8", ByteBuffer.wrap(bytes), ByteBuffer.wrap(zipped(bytes))));
  }

  private static byte[] read(String resource) {
    try (InputStream in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in the jars: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Where a file of the list lies.
   *
   * @param name as {@code app.js}
   */
  public String url(String name) {
    String url = urls.get(name);
    if (url == null) {
      throw new IllegalArgumentException("no asset: " + name);
    }
    return url;
  }

  /** Answers with the file at that path; null when there is none. */
  @Nullable HttpHandler at(String path) {
    Asset asset = byPath.get(path);
    return asset == null ? null : exchange -> send(exchange, asset);
  }

  private static void send(HttpServerExchange exchange, Asset asset) {
    PageHeaders.putCommon(exchange.getResponseHeaders());
    exchange
        .getResponseHeaders()
        .put(Headers.CONTENT_TYPE, asset.type())
        .put(Headers.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .put(Headers.VARY, "Accept-Encoding");
    ByteBuffer bytes = asset.bytes();
    String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
    if (accepted != null && accepted.contains("gzip")) {
      exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, "gzip");
      bytes = asset.zipped();
    }
    exchange.getResponseSender().send(bytes.duplicate());
  }
}
