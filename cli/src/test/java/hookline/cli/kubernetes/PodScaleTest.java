package hookline.cli.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pod's question, to a server that answers as Kubernetes' API reference has it. */
class PodScaleTest {
  private static final String PATH = "/apis/apps/v1/namespaces/chat/statefulsets/hookline-sink";
  private static final String PASSWORD = "changeit";

  @TempDir Path folder;
  private HttpsServer server;
  private PodScale scale;
  private volatile String spec = "";

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("token"), "pods-token\n");
    Files.writeString(folder.resolve("namespace"), "chat");
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "api",
        "-keyalg",
        "EC",
        "-dname",
        "CN=kubernetes",
        "-ext",
        "san=ip:127.0.0.1",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "api",
        "-file",
        folder.resolve("ca.crt").toString(),
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    server.createContext(
        "/",
        exchange -> {
          boolean isRight =
              exchange.getRequestURI().getPath().equals(PATH)
                  && "Bearer pods-token"
                      .equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = ("{\"kind\":\"StatefulSet\",\"spec\":{" + spec + "}}").getBytes(UTF_8);
          exchange.sendResponseHeaders(isRight ? 200 : 403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    scale = new PodScale(folder, "127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void pod_beyondTheReplicas_isScaledIn() throws Exception {
    spec = "\"replicas\":2";
    assertThat(scale.isScaledIn("hookline-sink-1")).isFalse();
    assertThat(scale.isScaledIn("hookline-sink-2")).isTrue();
    spec = "\"replicas\":2,\"ordinals\":{\"start\":5}";
    assertThat(scale.isScaledIn("hookline-sink-6")).isFalse();
    assertThat(scale.isScaledIn("hookline-sink-7")).isTrue();
    spec = "\"replicas\":0";
    assertThat(scale.isScaledIn("hookline-sink-0")).isTrue();
  }

  @Test
  void whatCannotBeTold_isSaidWithTheRemedy_andWithoutTheToken() throws Exception {
    assertThatThrownBy(() -> scale.isScaledIn("other-0"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answers 403")
        .hasMessageContaining("service account")
        .hasMessageNotContaining("pods-token");
    assertThatThrownBy(() -> scale.isScaledIn("a-host")).hasMessageContaining("a-host is no name");
  }

  @Test
  void strangersCertificate_isNotTrusted() throws Exception {
    Path others = folder.resolve("others.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "ca",
        "-keyalg",
        "EC",
        "-dname",
        "CN=other",
        "-keystore",
        others.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "ca",
        "-file",
        folder.resolve("ca.crt").toString(),
        "-keystore",
        others.toString(),
        "-storepass",
        PASSWORD);
    assertThatThrownBy(() -> scale.isScaledIn("hookline-sink-1")).isInstanceOf(IOException.class);
  }

  private static SSLContext context(Path keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    String[] command = new String[arguments.length + 1];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
