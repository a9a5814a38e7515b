package hookline.payload.model;

import java.util.Objects;

/**
 * A channel.
 *
 * @param teamId empty for direct channels
 * @param name the name in URLs, unique within the team, archived channels included
 * @param deleteAt epoch ms of archiving; 0 while the channel is in use
 */
public record Channel(
    String id,
    String teamId,
    ChannelType type,
    String name,
    String displayName,
    String header,
    String purpose,
    long createAt,
    long updateAt,
    long deleteAt) {

  /** Fields that a record lacks become their defaults. */
  public Channel {
    id = Objects.requireNonNullElse(id, "");
    teamId = Objects.requireNonNullElse(teamId, "");
    type = Objects.requireNonNullElse(type, ChannelType.OPEN);
    name = Objects.requireNonNullElse(name, "");
    displayName = Objects.requireNonNullElse(displayName, "");
    header = Objects.requireNonNullElse(header, "");
    purpose = Objects.requireNonNullElse(purpose, "");
  }

  /** The direct channel of two users, who may be the same one; its id is computed from theirs. */
  public static Channel direct(String userId, String otherId, long createAt) {
    String name = Ids.directChannelName(userId, otherId);
    return new Channel(
        Ids.directChannel(name), "", ChannelType.DIRECT, name, "", "", "", createAt, createAt, 0);
  }

  public boolean isArchived() {
    return deleteAt > 0;
  }
}
