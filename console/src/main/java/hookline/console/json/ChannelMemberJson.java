package hookline.console.json;

import java.util.Map;

/** That a user belongs to a channel, as Mattermost tells of it. */
public record ChannelMemberJson(
    String channelId,
    String userId,
    String roles,
    long lastViewedAt,
    long msgCount,
    long mentionCount,
    Map<String, String> notifyProps,
    long lastUpdateAt,
    boolean schemeGuest,
    boolean schemeUser,
    boolean schemeAdmin,
    String explicitRoles) {

  /** The member as callers get it. */
  public static ChannelMemberJson of(String channelId, String userId, long updateAt) {
    return new ChannelMemberJson(
        channelId, userId, "channel_user", 0, 0, 0, Map.of(), updateAt, false, true, false, "");
  }
}
