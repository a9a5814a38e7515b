package hookline.console.pages.outcome;

import hookline.console.api.Caller;
import hookline.console.directory.Rights;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Directory;
import hookline.payload.model.User;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Channels as people call them, and where they are shown. */
public final class Places {
  private Places() {}

  /** The channel's name with the sign of its kind; of two users, their names. */
  public static String name(@Nullable Channel channel, Directory directory) {
    if (channel == null) {
      return "a channel that is gone";
    }
    if (channel.type() == ChannelType.DIRECT) {
      return Arrays.stream(channel.name().split("__", -1))
          .distinct()
          .map(directory::user)
          .map(user -> "@" + username(user))
          .sorted()
          .collect(Collectors.joining(", "));
    }
    return "~" + (channel.displayName().isEmpty() ? channel.name() : channel.displayName());
  }

  private static String username(@Nullable User user) {
    return user == null ? "somebody" : user.username();
  }

  /** Where it is shown to that reader; empty where it is not. */
  public static String path(@Nullable Channel channel, Directory directory, Caller caller) {
    if (channel == null || directory.channel(channel.id()) == null) {
      return "";
    }
    return Rights.mayRead(caller, channel) ? "/channels/" + channel.id() : "";
  }
}
