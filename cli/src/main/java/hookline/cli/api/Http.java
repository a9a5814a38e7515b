package hookline.cli.api;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Sends requests to one site; what a firewall or a wrong address does becomes one line. */
final class Http {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String site;

  /**
   * @param site as those who are told of it know it, without a path that may be secret
   * @param trusted who may have signed the site's certificate; null for whom Java trusts
   */
  Http(String site, @Nullable SSLContext trusted) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
    this.client = (trusted == null ? builder : builder.sslContext(trusted)).build();
    this.site = site;
  }

  /**
   * The address as it is typed.
   *
   * @throws ConfigException when it is none of HTTP
   */
  static URI address(String typed) {
    try {
      URI address = new URI(typed);
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (java.net.URISyntaxException e) {
      // Told below.
    }
    throw new ConfigException(
        "the address \"%s\" is wrong: it must be as http://HOST:PORT".formatted(typed));
  }

  /** Whether two addresses are of one site: all the names of this machine are one. */
  static boolean isSameSite(String one, String other) {
    return !other.isEmpty() && site(address(one)).equals(site(address(other)));
  }

  private static String site(URI address) {
    boolean isHere = address.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
    return "%s://%s:%d"
        .formatted(
            address.getScheme(), isHere ? "localhost" : address.getHost(), address.getPort());
  }

  /**
   * The answer.
   *
   * @throws IllegalStateException when there is none, with the reason
   */
  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (SSLHandshakeException e) {
      throw new IllegalStateException(
          "%s shows a certificate that is not trusted: %s; where a CA of your own signed it, give that with --cacert or HOOKLINE_CACERT"
              .formatted(site, e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("nobody answers at %s: %s".formatted(site, reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The JDK's client says nothing of a refused connection. */
  private static String reason(IOException e) {
    return e.getMessage() == null ? "is it running, and is that its port?" : e.getMessage();
  }
}
