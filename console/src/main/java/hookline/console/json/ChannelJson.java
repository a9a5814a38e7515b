package hookline.console.json;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;

/** A channel as Mattermost tells of one; what nobody counts here is 0. */
public record ChannelJson(
    String id,
    long createAt,
    long updateAt,
    long deleteAt,
    String teamId,
    ChannelType type,
    String displayName,
    String name,
    String header,
    String purpose,
    long lastPostAt,
    long totalMsgCount,
    long extraUpdateAt,
    String creatorId) {

  /** The channel as callers get it. */
  public static ChannelJson of(Channel channel) {
    return new ChannelJson(
        channel.id(),
        channel.createAt(),
        channel.updateAt(),
        channel.deleteAt(),
        channel.teamId(),
        channel.type(),
        channel.displayName(),
        channel.name(),
        channel.header(),
        channel.purpose(),
        0,
        0,
        0,
        "");
  }
}
