package hookline.console.pages.hooks;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.Rights;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.topics.DirectoryTopic;
import io.undertow.util.StatusCodes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Channels a reader may choose, by what is typed of their names. Thread-safe. */
final class ChannelChoices {
  private static final int MOST = 20;

  private final DirectoryView directory;

  ChannelChoices(DirectoryView directory) {
    this.directory = directory;
  }

  /**
   * Those whose names have that in them, by name.
   *
   * @param typed with the sign of channels or without; empty for any
   */
  List<Channel> like(Caller caller, String teamId, String typed) {
    String part = name(typed).toLowerCase(Locale.ROOT);
    return seen(caller, teamId)
        .filter(
            channel ->
                channel.name().contains(part)
                    || channel.displayName().toLowerCase(Locale.ROOT).contains(part))
        .sorted(Comparator.comparing(Channel::name))
        .limit(MOST)
        .toList();
  }

  /**
   * The one that is meant: by its name, or by what it is shown as.
   *
   * @throws ApiException 400 when there is none, or the reader does not see it
   */
  Channel find(Caller caller, String teamId, String typed) {
    String name = name(typed);
    Channel named = directory.channelByName(teamId, name.toLowerCase(Locale.ROOT));
    if (named != null && Rights.mayRead(caller, named)) {
      return named;
    }
    return seen(caller, teamId)
        .filter(channel -> channel.displayName().equalsIgnoreCase(name))
        .min(Comparator.comparing(Channel::name))
        .orElseThrow(
            () ->
                ApiException.of(
                    StatusCodes.BAD_REQUEST,
                    "app.channel.get.existing.app_error",
                    name.isEmpty()
                        ? "Say which channel the hook posts to."
                        : "There is no channel named %s in this team.".formatted(name)));
  }

  private Stream<Channel> seen(Caller caller, String teamId) {
    return directory.values(DirectoryTopic.CHANNELS).stream()
        .map(Channel.class::cast)
        .filter(channel -> channel.type() != ChannelType.DIRECT && !channel.isArchived())
        .filter(channel -> channel.teamId().equals(teamId) && Rights.mayRead(caller, channel));
  }

  private static String name(String typed) {
    return typed.strip().replaceFirst("^[~#]", "");
  }
}
