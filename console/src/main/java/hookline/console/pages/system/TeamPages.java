package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.directory.Found;
import hookline.console.directory.TeamChannels;
import hookline.console.directory.Teams;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageRoute;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Locale;
import jte.console.system.JteteamGenerated;
import jte.console.system.JteteamsGenerated;

/** Teams, and the channels of each. Thread-safe. */
final class TeamPages {
  private static final String ROOT = SystemPages.ROOT + "/teams";

  /** More than anybody looks through: the others are looked for by name. */
  private static final int MOST_SHOWN = 200;

  private final DirectoryView directory;
  private final Listing listing;
  private final Teams teams;
  private final TeamChannels channels;

  TeamPages(SystemParts parts, Listing listing) {
    this.directory = parts.directory();
    this.listing = listing;
    this.teams = parts.teams();
    this.channels = parts.channels();
  }

  static String path(String teamId) {
    return ROOT + "/" + teamId;
  }

  List<PageRoute> routes() {
    String one = ROOT + "/{team_id}";
    return List.of(
        get(ROOT, Who.ADMINS, call -> list(call, "")),
        post(ROOT, Who.ADMINS, this::create),
        get(one, Who.ADMINS, call -> show(call, "")),
        post(one, Who.ADMINS, this::edit),
        post(one + "/archived", Who.ADMINS, this::setArchived),
        get(one + "/channels", Who.ADMINS, call -> PageAnswer.seeOther(path(call.id("team_id")))),
        post(one + "/channels", Who.ADMINS, this::createChannel));
  }

  private PageAnswer list(PageCall call, String refusal) {
    List<TeamView> views =
        listing.teams().stream()
            .map(team -> TeamView.of(team, listing.channels(team.id()).size(), members(team)))
            .toList();
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JteteamsGenerated.render(
                out,
                null,
                call.shell("Teams"),
                views,
                call.form("name"),
                call.form("display_name"),
                refusal));
  }

  private int members(Team team) {
    return listing.users(user -> isMember(user, team)).size();
  }

  private static boolean isMember(User user, Team team) {
    return user.isActive() && user.teamIds().contains(team.id());
  }

  private PageAnswer create(PageCall call) {
    try {
      Team made = teams.create(name(call), shownName(call));
      return PageAnswer.seeOther(path(made.id()));
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return list(call, e.sentence());
      }
      throw e;
    }
  }

  private PageAnswer show(PageCall call, String refusal) {
    Team team = Found.team(directory.team(call.id("team_id")));
    String part = call.query("q").toLowerCase(Locale.ROOT);
    List<Channel> found =
        listing.channels(team.id()).stream()
            .filter(
                channel ->
                    channel.name().contains(part)
                        || channel.displayName().toLowerCase(Locale.ROOT).contains(part))
            .toList();
    List<ChannelRow> rows =
        found.stream()
            .filter(channel -> !channel.isArchived())
            .limit(MOST_SHOWN)
            .map(ChannelRow::of)
            .toList();
    List<ChannelRow> archived =
        found.stream().filter(Channel::isArchived).limit(MOST_SHOWN).map(ChannelRow::of).toList();
    return new PageAnswer.Html(
        refusal.isEmpty() ? StatusCodes.OK : StatusCodes.UNPROCESSABLE_ENTITY,
        out ->
            JteteamGenerated.render(
                out,
                null,
                call.shell(Listing.shown(team)),
                TeamView.of(team, found.size(), members(team)),
                rows,
                archived,
                part,
                refusal));
  }

  private PageAnswer edit(PageCall call) {
    String id = call.id("team_id");
    return changed(call, () -> teams.edit(id, name(call), shownName(call)));
  }

  private PageAnswer setArchived(PageCall call) {
    String id = call.id("team_id");
    return changed(call, () -> teams.setArchived(id, !call.form("archived").isEmpty()));
  }

  private PageAnswer createChannel(PageCall call) {
    ChannelType type = call.form("private").isEmpty() ? ChannelType.OPEN : ChannelType.PRIVATE;
    TeamChannels.Said said =
        new TeamChannels.Said(name(call), shownName(call), null, call.form("purpose"));
    return changed(call, () -> channels.create(call.caller(), call.id("team_id"), type, said));
  }

  private PageAnswer changed(PageCall call, Runnable change) {
    try {
      change.run();
      return PageAnswer.seeOther(path(call.id("team_id")));
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return show(call, e.sentence());
      }
      throw e;
    }
  }

  private static String name(PageCall call) {
    return call.form("name").toLowerCase(Locale.ROOT);
  }

  /** What is shown is the name, where nothing else is given. */
  private static String shownName(PageCall call) {
    String given = call.form("display_name");
    return given.isEmpty() ? name(call) : given;
  }
}
