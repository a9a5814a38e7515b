package hookline.console.deliveries;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.NewIds;
import hookline.replays.Replay;
import hookline.replays.ReplayFilter;
import hookline.replays.ReplayLog;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has deliveries translated once more, and tells how far that is. Thread-safe; blocks. */
public final class DeliveryReplays {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReplays.class);

  private final ReplayLog log;

  public DeliveryReplays(ReplayLog log) {
    this.log = log;
  }

  /** Replays one delivery, as administrators may. */
  public Replay replay(Caller caller, String deliveryId) {
    if (!caller.isAdmin()) {
      throw ApiException.forbidden("Only an administrator may replay what was posted.");
    }
    List<String> none = List.of();
    return ask(
        caller, new ReplayFilter(none, none, none, List.of(deliveryId), 0, 0, false, List.of()));
  }

  Replay ask(Caller caller, ReplayFilter which) {
    Replay replay =
        new Replay(NewIds.next(), System.currentTimeMillis(), caller.id(), which, true, false, 0);
    try {
      log.ask(replay);
      return replay;
    } catch (KafkaException e) {
      LOG.warn("A replay was answered 503: {}", e.getMessage());
      throw ApiException.unavailable(
          "The log cannot be written right now, and whether this was written cannot be told; look,"
              + " and retry.");
    }
  }
}
