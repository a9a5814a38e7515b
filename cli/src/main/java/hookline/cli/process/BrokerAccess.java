package hookline.cli.process;

import hookline.cli.config.ConfigException;
import hookline.cli.config.Settings;
import hookline.topics.Answers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/**
 * Asks the brokers at the start whether they let this process in: by themselves its clients would
 * try the same wrong password for ever. Brokers that are away are no reason not to start.
 */
public final class BrokerAccess {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private BrokerAccess() {}

  /**
   * Returns unless they refuse.
   *
   * @throws ConfigException when they do, or are not who they should be, with what to look at
   */
  public static void check(Settings settings) {
    Map<String, Object> kafka = new HashMap<>(settings.kafka());
    kafka.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
    kafka.put("request.timeout.ms", (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(kafka)) {
      Answers.of(admin.describeCluster().nodes(), PATIENCE);
    } catch (SslAuthenticationException e) {
      throw refused(
          settings,
          "there is no TLS with the brokers",
          e,
          "check kafka.security.protocol, and that kafka.ssl.truststore.location has who signed"
              + " their certificate");
    } catch (AuthenticationException e) {
      throw refused(
          settings,
          "the brokers do not let this process in",
          e,
          "check kafka.sasl.mechanism, and user and password in kafka.sasl.jaas.config");
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      // Away: each role waits for them, and says so.
    } catch (KafkaException e) {
      if (e.getMessage() != null && e.getMessage().contains("create new")) {
        throw e; // A setting no client can be made with.
      }
      // What else they answer concerns this question only.
    }
  }

  private static ConfigException refused(
      Settings settings, String what, AuthenticationException e, String remedy) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return new ConfigException(
        "%s at %s: %s; %s"
            .formatted(
                what, settings.kafka().get("bootstrap.servers"), deepest.getMessage(), remedy));
  }
}
