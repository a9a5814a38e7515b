package hookline.directory;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.User;
import java.util.List;

/** How much of each value a view keeps: what its role asks for. */
public enum Projection {
  /** All of it, for whoever writes, lists or shows. */
  WHOLE,
  /**
   * What payloads are received and judged by. Left out, as if they were empty, are the descriptions
   * people write for people, which may be long, and users' tokens.
   */
  FOR_PAYLOADS;

  Hook of(Hook hook) {
    if (this == WHOLE || hook.description().isEmpty()) {
      return hook;
    }
    return new Hook(
        hook.sourceId(),
        hook.id(),
        hook.createAt(),
        hook.updateAt(),
        hook.deleteAt(),
        hook.userId(),
        hook.channelId(),
        hook.teamId(),
        hook.displayName(),
        "",
        hook.username(),
        hook.iconUrl(),
        hook.channelLocked(),
        hook.dialect(),
        hook.timeZone(),
        hook.waitSeconds(),
        hook.retryKey(),
        hook.retryWindowSeconds(),
        hook.previousId(),
        hook.previousUntil(),
        hook.protection());
  }

  Channel of(Channel channel) {
    return this == WHOLE
        ? channel
        : new Channel(
            channel.id(),
            channel.teamId(),
            channel.type(),
            channel.name(),
            "",
            "",
            "",
            channel.createAt(),
            channel.updateAt(),
            channel.deleteAt());
  }

  User of(User user) {
    return this == WHOLE
        ? user
        : new User(
            user.id(),
            user.username(),
            user.iconUrl(),
            user.roles(),
            user.teamIds(),
            user.channelIds(),
            user.createAt(),
            user.updateAt(),
            user.deleteAt(),
            List.of());
  }
}
