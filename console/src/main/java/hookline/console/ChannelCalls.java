package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Found;
import hookline.console.directory.Memberships;
import hookline.console.directory.NewIds;
import hookline.console.directory.Rights;
import hookline.console.directory.Seen;
import hookline.console.json.ChannelFields;
import hookline.console.json.ChannelJson;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Channels: their team's to see where they are open, else their members'. */
final class ChannelCalls {
  private final DirectoryView directory;
  private final Changes changes;
  private final ChannelFinder finder;
  private final DirectoryPages pages;
  private final Seen seen;

  ChannelCalls(
      DirectoryView directory,
      Changes changes,
      ChannelFinder finder,
      DirectoryPages pages,
      Seen seen) {
    this.directory = directory;
    this.changes = changes;
    this.finder = finder;
    this.pages = pages;
    this.seen = seen;
  }

  Reply create(ApiCall call) {
    ChannelFields given = call.body(ChannelFields.class);
    String teamId = requireNonNullElse(given.teamId(), "");
    if (!Ids.isId(teamId)) {
      throw ApiException.invalidBodyParam("team_id", "is missing or malformed");
    }
    Rights.requireTeam(call.caller(), teamId);
    ChannelType type = type(given);
    String id = NewIds.next();
    long now = Changes.after(0);
    List<DirectoryEntry> written =
        changes.write(
            view -> {
              Rights.requireNotArchived(view.team(teamId));
              Channel plain = new Channel(id, teamId, type, "", "", "", "", now, now, 0);
              List<DirectoryEntry> entries = new ArrayList<>();
              entries.add(DirectoryEntry.of(DirectoryTopic.CHANNELS, edited(plain, given, now)));
              // rule: who makes a channel is its first member.
              User creator = call.caller().account();
              if (creator != null) {
                User member = Memberships.inChannel(Found.user(view.user(creator.id())), id);
                entries.add(DirectoryEntry.of(DirectoryTopic.USERS, member));
              }
              return entries;
            });
    Channel made = (Channel) written.get(0).value();
    return Reply.created(ChannelJson.of(made));
  }

  private static ChannelType type(ChannelFields given) {
    return switch (requireNonNullElse(given.type(), "O")) {
      case "O" -> ChannelType.OPEN;
      case "P" -> ChannelType.PRIVATE;
      default ->
          throw ApiException.of(
              400, "model.channel.is_valid.type.app_error", "\"type\" must be O or P.");
    };
  }

  Reply get(ApiCall call) {
    Channel channel = finder.find(call.id("channel_id"));
    Rights.requireRead(call.caller(), channel);
    return Reply.ok(ChannelJson.of(channel));
  }

  Reply getByName(ApiCall call) {
    String teamId = call.id("team_id");
    Rights.requireTeam(call.caller(), teamId);
    Channel channel = directory.channelByName(teamId, call.name("name"));
    if (channel == null || (channel.isArchived() && !call.isOn("include_deleted"))) {
      throw ApiException.notFound(
          "app.channel.get_by_name.missing.app_error", "The team has no channel of that name.");
    }
    Rights.requireRead(call.caller(), channel);
    return Reply.ok(ChannelJson.of(channel));
  }

  Reply listOpen(ApiCall call) {
    return list(call, ChannelType.OPEN, false);
  }

  Reply listPrivate(ApiCall call) {
    return list(call, ChannelType.PRIVATE, false);
  }

  Reply listArchived(ApiCall call) {
    return list(call, ChannelType.OPEN, true);
  }

  private Reply list(ApiCall call, ChannelType type, boolean archived) {
    String teamId = call.id("team_id");
    Found.team(directory.team(teamId));
    Rights.requireTeam(call.caller(), teamId);
    seen.await(DirectoryTable.CHANNELS);
    return Reply.ok(
        pages.channels(teamId, type.letter(), archived, call.pageSize(), call.skipped()).stream()
            .map(directory::channel)
            .filter(Objects::nonNull)
            .map(ChannelJson::of)
            .toList());
  }

  Reply patch(ApiCall call) {
    ChannelFields given = call.body(ChannelFields.class);
    return Reply.ok(
        ChannelJson.of(
            change(call, channel -> edited(channel, given, Changes.after(channel.updateAt())))));
  }

  Reply archive(ApiCall call) {
    change(
        call,
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
    return Reply.done();
  }

  Reply restore(ApiCall call) {
    Channel restored =
        change(
            call,
            channel -> {
              if (!channel.isArchived()) {
                throw ApiException.of(
                    400,
                    "api.channel.restore_channel.restored.app_error",
                    "The channel is not archived.");
              }
              return withDeleteAt(channel, Changes.after(channel.updateAt()), 0);
            });
    return Reply.ok(ChannelJson.of(restored));
  }

  private Channel change(ApiCall call, UnaryOperator<Channel> change) {
    String id = call.id("channel_id");
    return changes.put(
        DirectoryTopic.CHANNELS,
        Channel.class,
        view -> change.apply(Found.channel(view.channel(id))));
  }

  private static Channel edited(Channel channel, ChannelFields given, long now) {
    String name = requireNonNullElse(given.name(), channel.name());
    String shown = channel.displayName().isEmpty() ? name : channel.displayName();
    return new Channel(
        channel.id(),
        channel.teamId(),
        channel.type(),
        name,
        requireNonNullElse(given.displayName(), shown),
        requireNonNullElse(given.header(), channel.header()),
        requireNonNullElse(given.purpose(), channel.purpose()),
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
