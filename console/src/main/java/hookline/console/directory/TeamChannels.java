package hookline.console.directory;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.directory.DirectoryEntry;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes and changes channels of teams, and who belongs to them. Thread-safe; blocks. */
public final class TeamChannels {
  private final Changes changes;

  public TeamChannels(Changes changes) {
    this.changes = changes;
  }

  /** What is said of a channel; null where nothing is. */
  public record Said(
      @Nullable String name,
      @Nullable String displayName,
      @Nullable String header,
      @Nullable String purpose) {}

  /**
   * A new one.
   *
   * @throws ApiException when the caller may not, or the name is none, or taken
   */
  public Channel create(Caller caller, String teamId, ChannelType type, Said said) {
    Rights.requireTeam(caller, teamId);
    String id = NewIds.next();
    long now = Changes.after(0);
    List<DirectoryEntry> written =
        changes.write(
            view -> {
              Rights.requireNotArchived(view.team(teamId));
              Channel plain = new Channel(id, teamId, type, "", "", "", "", now, now, 0);
              List<DirectoryEntry> entries = new ArrayList<>();
              entries.add(DirectoryEntry.of(DirectoryTopic.CHANNELS, edited(plain, said, now)));
              // rule: who makes a channel is its first member.
              User creator = caller.account();
              if (creator != null) {
                User member = Memberships.inChannel(Found.user(view.user(creator.id())), id);
                entries.add(DirectoryEntry.of(DirectoryTopic.USERS, member));
              }
              return entries;
            });
    return (Channel) written.get(0).value();
  }

  /** One of which something else is said. */
  public Channel edit(String id, Said said) {
    return change(id, channel -> edited(channel, said, Changes.after(channel.updateAt())));
  }

  /**
   * One that takes no posts any more.
   *
   * @throws ApiException 400 when it is archived already
   */
  public Channel archive(String id) {
    return change(
        id,
        channel -> {
          if (channel.isArchived()) {
            throw ApiException.of(
                400,
                "api.channel.delete_channel.deleted.app_error",
                "The channel is archived already.");
          }
          long now = Changes.after(channel.updateAt());
          return withDeleteAt(channel, now, now);
        });
  }

  /**
   * One that does again.
   *
   * @throws ApiException 400 when it is not archived
   */
  public Channel restore(String id) {
    return change(
        id,
        channel -> {
          if (!channel.isArchived()) {
            throw ApiException.of(
                400,
                "api.channel.restore_channel.restored.app_error",
                "The channel is not archived.");
          }
          return withDeleteAt(channel, Changes.after(channel.updateAt()), 0);
        });
  }

  /**
   * A user who belongs to the channel. Who sees a channel may let others of its team in.
   *
   * @throws ApiException when the caller does not, or the user is not of the team
   */
  public User addMember(Caller caller, String channelId, String userId) {
    return changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          Channel channel = Found.channel(view.channel(channelId));
          Rights.requireRead(caller, channel);
          User user = Found.user(view.user(userId));
          if (!user.teamIds().contains(channel.teamId())) {
            throw ApiException.of(
                400,
                "api.channel.add_user.to.channel.failed.app_error",
                "The user is no member of the channel's team.");
          }
          return Memberships.inChannel(user, channelId);
        });
  }

  /** A user who does not, any more. */
  public User removeMember(String channelId, String userId) {
    return changes.put(
        DirectoryTopic.USERS,
        User.class,
        view -> {
          Found.channel(view.channel(channelId));
          return Memberships.outOfChannel(Found.user(view.user(userId)), channelId);
        });
  }

  private Channel change(String id, UnaryOperator<Channel> change) {
    return changes.put(
        DirectoryTopic.CHANNELS,
        Channel.class,
        view -> change.apply(Found.channel(view.channel(id))));
  }

  private static Channel edited(Channel channel, Said said, long now) {
    String name = requireNonNullElse(said.name(), channel.name());
    String shown = channel.displayName().isEmpty() ? name : channel.displayName();
    return new Channel(
        channel.id(),
        channel.teamId(),
        channel.type(),
        name,
        requireNonNullElse(said.displayName(), shown),
        requireNonNullElse(said.header(), channel.header()),
        requireNonNullElse(said.purpose(), channel.purpose()),
        channel.createAt(),
        now,
        channel.deleteAt());
  }

  private static Channel withDeleteAt(Channel channel, long now, long deleteAt) {
    return new Channel(
        channel.id(),
        channel.teamId(),
        channel.type(),
        channel.name(),
        channel.displayName(),
        channel.header(),
        channel.purpose(),
        channel.createAt(),
        now,
        deleteAt);
  }
}
