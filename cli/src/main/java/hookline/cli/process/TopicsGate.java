package hookline.cli.process;

import hookline.topics.TopicAdmin;
import hookline.topics.TopicDifference;
import hookline.topics.TopicFindings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a role back until its topics are there and will keep what is written to them. It waits and
 * says why, in the log and in {@code /readyz}, and goes on by itself: a process that ended instead
 * would be started again and again by whoever supervises it, with ever longer pauses, and be none
 * the wiser. Who lacks the right to look is let through. Thread-safe.
 */
final class TopicsGate implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsGate.class);
  private static final long LOOK_AGAIN_MILLIS = 1_000;
  private static final String ANSWER_MILLIS = "10000";
  private static final String REQUEST_MILLIS = "5000";

  private final RoleTopics role;
  private final Topics topics;
  private final Admin admin;
  private final String brokers;
  private final CountDownLatch open = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "topics");

  private volatile @Nullable String reason = "the topics have not been looked at yet";
  private List<String> told = List.of();

  private TopicsGate(RoleTopics role, Topics topics, Map<String, String> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    this.role = role;
    this.topics = topics;
    this.admin = Admin.create(settings);
    this.brokers = String.valueOf(kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    thread.setDaemon(true);
  }

  /**
   * Begins to look, every second until all is well.
   *
   * @throws KafkaException when a setting of Kafka's is wrong
   */
  static TopicsGate start(RoleTopics role, Topics topics, Map<String, String> kafka) {
    TopicsGate gate = new TopicsGate(role, topics, kafka);
    gate.thread.start();
    return gate;
  }

  /** Why the role may not begin yet, in one line with the remedy, or null when it may. */
  @Nullable String notReady() {
    return reason;
  }

  /** Waits until the role may begin. */
  void await() throws InterruptedException {
    open.await();
  }

  private void watch() {
    try {
      while (!look()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
      reason = null;
      open.countDown();
    } catch (InterruptedException | InterruptException e) {
      // Closed.
    } finally {
      // Its connections and its thread are needed no more.
      admin.close(Duration.ZERO);
    }
  }

  /** Whether the role may begin. */
  private boolean look() {
    try {
      TopicFindings found = new TopicAdmin(admin, topics).check(role.in(topics));
      List<TopicDifference> harmful = found.harmful();
      if (!harmful.isEmpty()) {
        waitsFor(TopicFindings.sentences(harmful));
        return false;
      }
      TopicFindings.sentences(found.harmless())
          .forEach(sentence -> LOG.warn("The topics are not as the settings say: {}", sentence));
      found.unseen().forEach(unseen -> LOG.info("Topics are taken as they are: {}", unseen));
    } catch (AuthorizationException e) {
      LOG.info("Topics are taken as they are: {}", e.getMessage());
    } catch (TimeoutException e) {
      waitsFor(List.of("no broker answers at %s (kafka.bootstrap.servers)".formatted(brokers)));
      return false;
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      waitsFor(List.of("the brokers at %s do not tell: %s".formatted(brokers, e.getMessage())));
      return false;
    } catch (RuntimeException e) {
      // Not the end of the looking: nothing else would ever let the role begin.
      if (!Thread.currentThread().isInterrupted()) {
        waitsFor(List.of("the topics could not be looked at, a bug, please report it: " + e));
      }
      return false;
    }
    return true;
  }

  private void waitsFor(List<String> sentences) {
    reason = String.join("; ", sentences);
    if (!sentences.equals(told)) {
      told = sentences;
      sentences.forEach(sentence -> LOG.warn("Waiting for the topics: {}", sentence));
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.close(Duration.ZERO);
  }
}
