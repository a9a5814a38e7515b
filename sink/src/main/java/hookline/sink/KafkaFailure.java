package hookline.sink;

import hookline.sink.Readiness.Trouble;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A failure of Kafka's, as an operator is told it. All of them are tried again. */
record KafkaFailure(Trouble trouble, String sentence) {

  static KafkaFailure of(KafkaException e) {
    String what = "Kafka says " + Text.oneLine(String.valueOf(e.getMessage()));
    if (e instanceof UnknownTopicOrPartitionException) {
      return new KafkaFailure(
          Trouble.KAFKA_SETUP, what + ": make the missing topics with 'hookline topics apply'");
    }
    if (e instanceof AuthenticationException) {
      return new KafkaFailure(Trouble.KAFKA_SETUP, what + ": check the kafka.* security settings");
    }
    if (e instanceof AuthorizationException) {
      return new KafkaFailure(
          Trouble.KAFKA_SETUP, what + ": let the sink read its topics and its groups");
    }
    return new KafkaFailure(Trouble.KAFKA, what + ": waiting for it");
  }
}
