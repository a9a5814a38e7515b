package hookline.topics;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for what Kafka's clients answer later, and throws what they would have thrown at once. */
public final class Answers {
  private Answers() {}

  /**
   * The answer.
   *
   * @throws KafkaException what the cluster refuses with; a {@code TimeoutException} when the time
   *     is up first
   */
  public static <T> T of(Future<T> question, Duration patience) {
    try {
      return question.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException("no answer in " + patience, e);
    } catch (InterruptedException e) {
      // It sets the thread's flag again.
      throw new InterruptException(e);
    }
  }
}
