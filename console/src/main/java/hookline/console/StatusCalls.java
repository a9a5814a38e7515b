package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.status.StatusReader;
import org.apache.kafka.common.KafkaException;

/** How the line is, for those who run it. */
final class StatusCalls {
  private final StatusReader status;

  StatusCalls(StatusReader status) {
    this.status = status;
  }

  Reply get(ApiCall call) {
    try {
      return Reply.ok(status.read());
    } catch (KafkaException e) {
      throw ApiException.unavailable("The brokers cannot be asked right now; please retry.");
    }
  }
}
