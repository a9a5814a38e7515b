package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.directory.DirectChannels;
import hookline.console.directory.Found;
import hookline.console.directory.Memberships;
import hookline.console.directory.Rights;
import hookline.console.json.ChannelJson;
import hookline.console.json.ChannelMemberJson;
import hookline.console.json.MemberFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import org.jspecify.annotations.Nullable;

/** Who belongs to which channel, and the channels of two users. */
final class MemberCalls {
  private final DirectoryView directory;
  private final Changes changes;
  private final DirectChannels direct;

  MemberCalls(DirectoryView directory, Changes changes, DirectChannels direct) {
    this.directory = directory;
    this.changes = changes;
    this.direct = direct;
  }

  /** Who sees a channel may let others of its team in. */
  Reply add(ApiCall call) {
    String channelId = call.id("channel_id");
    String userId = TeamCalls.userId(call.body(MemberFields.class));
    User member =
        changes.put(
            DirectoryTopic.USERS,
            User.class,
            view -> {
              Channel channel = Found.channel(view.channel(channelId));
              Rights.requireRead(call.caller(), channel);
              User user = Found.user(view.user(userId));
              if (!user.teamIds().contains(channel.teamId())) {
                throw ApiException.of(
                    400,
                    "api.channel.add_user.to.channel.failed.app_error",
                    "The user is no member of the channel's team.");
              }
              return Memberships.inChannel(user, channelId);
            });
    return Reply.created(ChannelMemberJson.of(channelId, userId, member.updateAt()));
  }

  Reply remove(ApiCall call) {
    String channelId = call.id("channel_id");
    String userId = call.id("user_id");
    call.caller().requireSelfOrAdmin(userId);
    changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          Found.channel(view.channel(channelId));
          return Memberships.outOfChannel(Found.user(view.user(userId)), channelId);
        });
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
