package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.directory.Found;
import hookline.console.directory.TeamChannels;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageRoute;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Locale;
import jte.console.system.JtechannelGenerated;

/** What is said of one channel, and who belongs to it. Thread-safe. */
final class ChannelSettingsPages {
  private static final String ROOT = SystemPages.ROOT + "/channels";

  private final DirectoryView directory;
  private final Listing listing;
  private final TeamChannels channels;

  ChannelSettingsPages(SystemParts parts, Listing listing) {
    this.directory = parts.directory();
    this.listing = listing;
    this.channels = parts.channels();
  }

  static String path(String channelId) {
    return ROOT + "/" + channelId;
  }

  List<PageRoute> routes() {
    String one = ROOT + "/{channel_id}";
    return List.of(
        get(one, Who.ADMINS, call -> show(call, "")),
        post(one, Who.ADMINS, this::edit),
        post(one + "/archived", Who.ADMINS, this::setArchived),
        post(one + "/members", Who.ADMINS, this::addMember),
        post(one + "/members/remove", Who.ADMINS, this::removeMember));
  }

  private PageAnswer show(PageCall call, String refusal) {
    Channel channel = Found.channel(directory.channel(call.id("channel_id")));
    Team team = Found.team(directory.team(channel.teamId()));
    List<PersonView> members =
        listing.users(user -> user.channelIds().contains(channel.id())).stream()
            .map(PersonView::of)
            .toList();
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JtechannelGenerated.render(
                out,
                null,
                call.shell(Listing.shown(channel)),
                ChannelRow.of(channel),
                TeamView.of(team, 0, 0),
                members,
                refusal));
  }

  private PageAnswer edit(PageCall call) {
    TeamChannels.Said said =
        new TeamChannels.Said(
            call.form("name").toLowerCase(Locale.ROOT),
            call.form("display_name"),
            call.form("header"),
            call.form("purpose"));
    return changed(call, () -> channels.edit(call.id("channel_id"), said));
  }

  private PageAnswer setArchived(PageCall call) {
    String id = call.id("channel_id");
    return changed(
        call,
        () -> {
          if (call.form("archived").isEmpty()) {
            channels.restore(id);
          } else {
            channels.archive(id);
          }
        });
  }

  private PageAnswer addMember(PageCall call) {
    User user = directory.userByName(call.form("username").toLowerCase(Locale.ROOT));
    if (user == null) {
      return show(call, "There is no user of that name.");
    }
    return changed(call, () -> channels.addMember(call.caller(), call.id("channel_id"), user.id()));
  }

  private PageAnswer removeMember(PageCall call) {
    String userId = call.form("user_id");
    return changed(call, () -> channels.removeMember(call.id("channel_id"), userId));
  }

  private PageAnswer changed(PageCall call, Runnable change) {
    try {
      change.run();
      return PageAnswer.seeOther(path(call.id("channel_id")));
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return show(call, e.sentence());
      }
      throw e;
    }
  }
}
