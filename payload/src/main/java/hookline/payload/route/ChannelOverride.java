package hookline.payload.route;

import hookline.payload.model.Channel;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.payload.model.Reason;
import hookline.payload.model.User;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the channel a payload names in its {@code channel} field. */
final class ChannelOverride {
  /** A name longer than this is shortened in messages. */
  private static final int MOST_QUOTED = 64;

  private final Hook hook;
  private final Directory directory;
  private final long receivedAt;

  ChannelOverride(Hook hook, Directory directory, long receivedAt) {
    this.hook = hook;
    this.directory = directory;
    this.receivedAt = receivedAt;
  }

  Route find(String channel) {
    // rule: an empty channel is the hook's own
    if (channel.isEmpty()) {
      return inUse(directory.channel(hook.channelId()), hook.channelId());
    }
    // rule: @name is the direct channel of the hook's creator and that user
    if (channel.charAt(0) == '@') {
      return toUser(channel.substring(1));
    }
    // rule: one # is stripped, as Slack senders write it
    String name = channel.charAt(0) == '#' ? channel.substring(1) : channel;
    Channel direct = direct(name);
    return direct != null
        ? new Route.To(direct)
        : inUse(directory.channelByName(hook.teamId(), name), name);
  }

  private Route toUser(String name) {
    User user = directory.userByName(name.toLowerCase(Locale.ROOT));
    if (user == null) {
      return Route.nowhere(
          Reason.UNKNOWN_USER, "Couldn't find the user \"@" + quoted(name) + "\".");
    }
    return new Route.To(Channel.direct(hook.userId(), user.id(), receivedAt));
  }

  /** The direct channel of that internal name, {@code userid__userid} in order, or null. */
  private @Nullable Channel direct(String name) {
    if (name.length() != 2 * Ids.LENGTH + 2 || !name.startsWith("__", Ids.LENGTH)) {
      return null;
    }
    String first = name.substring(0, Ids.LENGTH);
    String second = name.substring(Ids.LENGTH + 2);
    boolean known = directory.user(first) != null && directory.user(second) != null;
    return known && Ids.directChannelName(first, second).equals(name)
        ? Channel.direct(first, second, receivedAt)
        : null;
  }

  private Route inUse(@Nullable Channel channel, String name) {
    if (channel == null) {
      return Route.nowhere(
          Reason.UNKNOWN_CHANNEL, "Couldn't find the channel \"" + quoted(name) + "\".");
    }
    if (channel.isArchived()) {
      return Route.nowhere(
          Reason.ARCHIVED_CHANNEL, "The channel \"" + quoted(channel.name()) + "\" is archived.");
    }
    return new Route.To(channel);
  }

  /** The name as a message can say it: without the hook's secret, on one line, not too long. */
  private String quoted(String name) {
    // Before it is shortened, which could leave half of the secret.
    String safe = hook.id().isEmpty() ? name : name.replace(hook.id(), "…");
    StringBuilder said = new StringBuilder();
    safe.codePoints()
        .limit(MOST_QUOTED)
        .forEach(c -> said.appendCodePoint(isInvisible(c) ? ' ' : c));
    return safe.codePointCount(0, safe.length()) <= MOST_QUOTED
        ? said.toString()
        : said.append('…').toString();
  }

  /** Line breaks, terminal escapes, and what turns the direction of the rest of the sentence. */
  private static boolean isInvisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
