package hookline.console.pages.hooks;

import hookline.console.api.Caller;
import hookline.console.pages.PageCall;
import hookline.console.pages.Times;
import hookline.console.pages.hooks.HookList.Filter;
import hookline.console.pages.hooks.HookList.Page;
import hookline.console.pages.outcome.Places;
import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.StoreUnavailableException;
import hookline.topics.DirectoryTopic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the list of the hooks a reader manages. Thread-safe; blocks. */
final class HookListing {
  private static final Logger LOG = LoggerFactory.getLogger(HookListing.class);
  private static final int PAGE = 50;

  private final DirectoryView directory;
  private final HookList list;
  private final DirectoryPages pages;
  private final Traffic traffic;

  HookListing(HookParts parts, Traffic traffic) {
    this.directory = parts.directory();
    this.list = new HookList(parts.directory());
    this.pages = parts.pages();
    this.traffic = traffic;
  }

  HookListView of(PageCall call) {
    Caller caller = call.caller();
    boolean isOwn = caller.isAdmin() && call.query("whose").equals("mine");
    boolean isOwnOnly = !caller.isAdmin() || isOwn;
    Filter filter =
        new Filter(call.query("q"), call.query("team"), isOwnOnly ? caller.user().id() : "");
    Page page = list.page(filter, number(call.query("page")), PAGE);
    List<Team> teams = teams(caller);
    return new HookListView(
        rows(page.hooks(), call, teams.size() > 1),
        filter.words(),
        filter.teamId(),
        teams,
        isOwn,
        caller.isAdmin() && caller.account() != null,
        counted(page),
        page.number() == 1 ? "" : address(filter, isOwn, page.number() - 1),
        page.isLast() ? "" : address(filter, isOwn, page.number() + 1));
  }

  private static int number(String asked) {
    return asked.matches("[0-9]{1,6}") ? Integer.parseInt(asked) : 1;
  }

  /** Those the reader may have hooks in. */
  List<Team> teams(Caller caller) {
    Stream<Team> teams =
        caller.isAdmin()
            ? directory.values(DirectoryTopic.TEAMS).stream().map(Team.class::cast)
            : caller.user().teamIds().stream().map(directory::team).filter(Objects::nonNull);
    return teams
        .filter(team -> team.deleteAt() == 0)
        .sorted(Comparator.comparing(HookListing::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  static String name(Team team) {
    return team.displayName().isEmpty() ? team.name() : team.displayName();
  }

  private List<HookRow> rows(List<Hook> hooks, PageCall call, boolean tellsTeam) {
    List<String> sources = hooks.stream().map(Hook::sourceId).toList();
    long now = System.currentTimeMillis();
    @Nullable Map<String, Long> lastUsed = lastUsed(sources);
    Map<String, TrafficView> traffics = lastUsed == null ? Map.of() : traffic.of(sources, now);
    return hooks.stream()
        .map(
            hook -> {
              long used = lastUsed == null ? 0 : lastUsed.getOrDefault(hook.sourceId(), 0L);
              Team team = tellsTeam ? directory.team(hook.teamId()) : null;
              User owner = directory.user(hook.userId());
              return new HookRow(
                  HookPages.path(hook),
                  HookList.name(hook),
                  Places.name(directory.channel(hook.channelId()), directory),
                  team == null ? "" : name(team),
                  owner == null ? "" : owner.username(),
                  lastUsed == null ? "not known" : Ago.of(used, now),
                  used == 0 ? "" : Times.of(used, call.reader().zone()),
                  traffics.get(hook.sourceId()));
            })
        .toList();
  }

  private @Nullable Map<String, Long> lastUsed(List<String> sources) {
    try {
      return pages.lastUsed(sources);
    } catch (StoreUnavailableException e) {
      LOG.warn("Hooks are listed without their traffic: {}", e.getMessage());
      return null;
    }
  }

  private static String counted(Page page) {
    long first = (long) (page.number() - 1) * PAGE + 1;
    return page.total() == page.hooks().size()
        ? page.total() == 1 ? "1 hook" : count(page.total()) + " hooks"
        : "%s–%s of %s hooks"
            .formatted(count(first), count(first + page.hooks().size() - 1), count(page.total()));
  }

  private static String count(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }

  private static String address(Filter filter, boolean isOwn, int page) {
    return HookPages.ROOT
        + "?q="
        + URLEncoder.encode(filter.words(), StandardCharsets.UTF_8)
        + "&team="
        + URLEncoder.encode(filter.teamId(), StandardCharsets.UTF_8)
        + (isOwn ? "&whose=mine" : "")
        + "&page="
        + page;
  }
}
