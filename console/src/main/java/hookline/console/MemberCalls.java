package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.DirectChannels;
import hookline.console.directory.Found;
import hookline.console.directory.TeamChannels;
import hookline.console.json.ChannelJson;
import hookline.console.json.ChannelMemberJson;
import hookline.console.json.MemberFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import org.jspecify.annotations.Nullable;

/** Who belongs to which channel, and the channels of two users. */
final class MemberCalls {
  private final DirectoryView directory;
  private final TeamChannels channels;
  private final DirectChannels direct;

  MemberCalls(DirectoryView directory, TeamChannels channels, DirectChannels direct) {
    this.directory = directory;
    this.channels = channels;
    this.direct = direct;
  }

  /** Who sees a channel may let others of its team in. */
  Reply add(ApiCall call) {
    String channelId = call.id("channel_id");
    String userId = TeamCalls.userId(call.body(MemberFields.class));
    User member = channels.addMember(call.caller(), channelId, userId);
    return Reply.created(ChannelMemberJson.of(channelId, userId, member.updateAt()));
  }

  Reply remove(ApiCall call) {
    String channelId = call.id("channel_id");
    String userId = call.id("user_id");
    call.caller().requireSelfOrAdmin(userId);
    channels.removeMember(channelId, userId);
    return Reply.done();
  }

  Reply direct(ApiCall call) {
    String[] userIds = call.body(String[].class);
    if (userIds.length != 2 || !isId(userIds[0]) || !isId(userIds[1])) {
      throw ApiException.invalidBodyParam("user_ids", "must be two users' ids");
    }
    if (!call.caller().isAdmin()
        && !call.caller().is(userIds[0])
        && !call.caller().is(userIds[1])) {
      throw ApiException.forbidden("You are none of these two users.");
    }
    for (String userId : userIds) {
      Found.user(directory.user(userId));
    }
    return Reply.created(
        ChannelJson.of(direct.make(userIds[0], userIds[1], System.currentTimeMillis())));
  }

  private static boolean isId(@Nullable String id) {
    return id != null && Ids.isId(id);
  }
}
