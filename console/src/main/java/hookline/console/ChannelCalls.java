package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.Found;
import hookline.console.directory.Rights;
import hookline.console.directory.Seen;
import hookline.console.directory.TeamChannels;
import hookline.console.json.ChannelFields;
import hookline.console.json.ChannelJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import java.util.Objects;

/** Channels: their team's to see where they are open, else their members'. */
final class ChannelCalls {
  private final DirectoryView directory;
  private final TeamChannels channels;
  private final ChannelFinder finder;
  private final DirectoryPages pages;
  private final Seen seen;

  ChannelCalls(
      DirectoryView directory,
      TeamChannels channels,
      ChannelFinder finder,
      DirectoryPages pages,
      Seen seen) {
    this.directory = directory;
    this.channels = channels;
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
    Channel made = channels.create(call.caller(), teamId, type, said(given));
    return Reply.created(ChannelJson.of(made));
  }

  private static TeamChannels.Said said(ChannelFields given) {
    return new TeamChannels.Said(
        given.name(), given.displayName(), given.header(), given.purpose());
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
    return Reply.ok(ChannelJson.of(channels.edit(call.id("channel_id"), said(given))));
  }

  Reply archive(ApiCall call) {
    channels.archive(call.id("channel_id"));
    return Reply.done();
  }

  Reply restore(ApiCall call) {
    return Reply.ok(ChannelJson.of(channels.restore(call.id("channel_id"))));
  }
}
