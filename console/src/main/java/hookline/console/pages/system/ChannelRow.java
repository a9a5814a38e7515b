package hookline.console.pages.system;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;

/** A channel of a team, and what is said of it. */
public record ChannelRow(
    String id,
    String teamId,
    String name,
    String shown,
    String header,
    String purpose,
    boolean isPrivate,
    boolean isArchived) {
  static ChannelRow of(Channel channel) {
    return new ChannelRow(
        channel.id(),
        channel.teamId(),
        channel.name(),
        Listing.shown(channel),
        channel.header(),
        channel.purpose(),
        channel.type() == ChannelType.PRIVATE,
        channel.isArchived());
  }

  public String path() {
    return ChannelSettingsPages.path(id);
  }
}
