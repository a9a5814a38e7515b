package hookline.payload.route;

import hookline.payload.model.Channel;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Reason;
import hookline.payload.model.User;

/**
 * Finds the channel and asks whether the hook may post there, in the product's order: channel
 * found, lock, creator exists, may post. The first failure wins.
 */
public final class Router {
  private Router() {}

  /**
   * Where a payload that names that channel goes.
   *
   * @param channel the payload's {@code channel}, empty when it names none
   * @param receivedAt epoch ms; when a direct channel is made, it is made then
   */
  public static Route route(String channel, Hook hook, Directory directory, long receivedAt) {
    Route route = new ChannelOverride(hook, directory, receivedAt).find(channel);
    return route instanceof Route.To to ? permitted(to, hook, directory) : route;
  }

  private static Route permitted(Route.To route, Hook hook, Directory directory) {
    Channel channel = route.channel();
    // rule: a locked hook posts only to its own channel; naming that is fine
    if (hook.channelLocked() && !channel.id().equals(hook.channelId())) {
      return Route.nowhere(
          Reason.CHANNEL_LOCKED,
          "This webhook may only post to its own channel; leave \"channel\" out.");
    }
    User creator = directory.user(hook.userId());
    if (creator == null || !creator.isActive()) {
      return Route.nowhere(
          Reason.UNKNOWN_CREATOR,
          "The user who created this webhook is not active; an administrator must activate that user again, or make another webhook.");
    }
    // rule: a public channel needs no membership, a private or direct one does
    if (!creator.mayPostTo(channel)) {
      return Route.nowhere(
          Reason.NOT_PERMITTED,
          "The webhook's creator \""
              + creator.username()
              + "\" is not a member of the channel \""
              + channel.name()
              + "\".");
    }
    return route;
  }
}
