package hookline.console.pages.channels;

import hookline.payload.model.Channel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The channels a reader may choose from.
 *
 * @param openId of the channel that is shown; empty for none
 */
public record ChannelMenu(List<Group> groups, String openId) {
  public ChannelMenu {
    groups = List.copyOf(groups);
  }

  /** A team's channels, or those of two people. */
  public record Group(String name, List<Entry> entries) {}

  /**
   * A channel to choose.
   *
   * @param sign that stands before its name
   */
  public record Entry(Channel channel, String name, String sign) {
    public String path() {
      return ChannelPages.path(channel.id());
    }
  }

  /** The same where that channel is shown. */
  ChannelMenu open(@Nullable Channel channel) {
    return new ChannelMenu(groups, channel == null ? "" : channel.id());
  }

  /** Where a reader begins who has chosen none. */
  Optional<Channel> first() {
    List<Channel> all =
        groups.stream().flatMap(group -> group.entries().stream()).map(Entry::channel).toList();
    return all.stream()
        .filter(channel -> channel.name().equals("town-square"))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
