package hookline.cli.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks Kubernetes how many replicas the StatefulSet of a pod shall have. A pod that ends cannot
 * know otherwise whether it will be made again: its end looks the same.
 */
final class PodScale {
  private static final Pattern POD = Pattern.compile("(.+)-(\\d+)");
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final Path serviceAccount;
  private final String address;

  /**
   * As Kubernetes tells its pods.
   *
   * @param serviceAccount folder with {@code token}, {@code namespace} and {@code ca.crt}
   * @param address of the API, host and port
   */
  PodScale(Path serviceAccount, String address) {
    this.serviceAccount = serviceAccount;
    this.address = address;
  }

  /**
   * Whether the pod's StatefulSet is to have no pod of its number.
   *
   * @param pod its name: the StatefulSet's, a dash and its number
   * @throws IOException when it cannot be told, with the remedy
   */
  boolean isScaledIn(String pod) throws IOException, InterruptedException {
    Matcher name = POD.matcher(pod);
    if (!name.matches()) {
      throw new IOException(pod + " is no name of a StatefulSet's pod");
    }
    String path =
        "/apis/apps/v1/namespaces/%s/statefulsets/%s".formatted(text("namespace"), name.group(1));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + address + path))
            .header("Authorization", "Bearer " + text("token"))
            .header("Accept", "application/json")
            .timeout(PATIENCE)
            .build();
    HttpResponse<byte[]> answer = client().send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != OK) {
      throw new IOException(
          "Kubernetes answers %d to GET %s: let the pod's service account get it"
              .formatted(answer.statusCode(), path));
    }
    JsonNode spec = Json.readTree(answer.body()).path("spec");
    // Kubernetes' own defaults, of a field that is left out.
    int first = spec.path("ordinals").path("start").asInt(0);
    return Integer.parseInt(name.group(2)) >= first + spec.path("replicas").asInt(1);
  }

  private String text(String file) throws IOException {
    return Files.readString(serviceAccount.resolve(file)).strip();
  }

  private HttpClient client() throws IOException {
    try (InputStream certificates = Files.newInputStream(serviceAccount.resolve("ca.crt"))) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(certificates)) {
        trusted.setCertificateEntry("ca-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return HttpClient.newBuilder().sslContext(context).connectTimeout(PATIENCE).build();
    } catch (GeneralSecurityException e) {
      throw new IOException("ca.crt cannot be used: " + e.getMessage(), e);
    }
  }
}
