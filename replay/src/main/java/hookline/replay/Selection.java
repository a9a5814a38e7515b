package hookline.replay;

import hookline.payload.model.Channel;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.payload.model.Outcome;
import hookline.replays.ReplayFilter;
import hookline.sink.read.StoredState;
import hookline.sink.read.StoredState.StoredRejection;
import java.util.Set;

/** Which deliveries a filter asks for. Thread-safe when the directory is. */
final class Selection {
  private final ReplayFilter filter;
  private final Directory directory;
  private final Set<String> sources;
  private final Set<String> deliveries;
  private final Set<String> channels;
  private final Set<String> teams;
  private final Set<String> reasons;

  Selection(ReplayFilter filter, Directory directory) {
    this.filter = filter;
    this.directory = directory;
    this.sources = Set.copyOf(filter.sourceIds());
    this.deliveries = Set.copyOf(filter.deliveryIds());
    this.channels = Set.copyOf(filter.channelIds());
    this.teams = Set.copyOf(filter.teamIds());
    this.reasons = Set.copyOf(filter.reasons());
  }

  /** As far as the payload alone tells. */
  boolean mayTake(Delivery delivery) {
    return (sources.isEmpty() || sources.contains(delivery.sourceId()))
        && (deliveries.isEmpty() || deliveries.contains(delivery.id()))
        && delivery.receivedAt() >= filter.since()
        && (filter.until() == 0 || delivery.receivedAt() < filter.until());
  }

  /** As far as the store tells, too. */
  boolean mayTake(StoredState stored) {
    StoredRejection rejection = stored.rejection();
    boolean onlyRejected = filter.rejected() || !reasons.isEmpty();
    if (onlyRejected && (!stored.isRejected() || rejection == null || stored.isErased())) {
      return false;
    }
    return reasons.isEmpty()
        || (rejection != null
            && (reasons.contains(rejection.refusal()) || reasons.contains(rejection.reason())));
  }

  /** At last, by the channel its posts are in, or would be in. */
  boolean takes(StoredState stored, Outcome outcome) {
    if (channels.isEmpty() && teams.isEmpty()) {
      return true;
    }
    return (stored.hasPosts() && takesChannel(stored.posts().get(0).channelId()))
        || (outcome instanceof Outcome.Posted posted && takesChannel(posted.channel().id()));
  }

  /** Whether the delivery was asked for by its own id. */
  boolean names(Delivery delivery) {
    return deliveries.contains(delivery.id());
  }

  private boolean takesChannel(String channelId) {
    if (!channels.isEmpty() && !channels.contains(channelId)) {
      return false;
    }
    if (teams.isEmpty()) {
      return true;
    }
    Channel channel = directory.channel(channelId);
    return channel != null && teams.contains(channel.teamId());
  }
}
