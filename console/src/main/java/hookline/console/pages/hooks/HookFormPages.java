package hookline.console.pages.hooks;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.HookChanges;
import hookline.console.json.HookFields;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import io.undertow.util.StatusCodes;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import jte.console.hooks.JtechannelsGenerated;
import jte.console.hooks.JteformGenerated;
import org.jspecify.annotations.Nullable;

/** Making a hook and changing it. Thread-safe. */
final class HookFormPages {
  /** Places, and not what computers call their offsets. */
  private static final List<String> ZONES =
      ZoneId.getAvailableZoneIds().stream()
          .filter(id -> id.equals("UTC") || id.matches("[A-Z][a-z]+/.*"))
          .filter(id -> !id.startsWith("Etc/"))
          .sorted()
          .toList();

  private final DirectoryView directory;
  private final HookChanges hooks;
  private final HookListing listing;
  private final ChannelChoices choices;

  HookFormPages(HookParts parts, HookListing listing) {
    this.directory = parts.directory();
    this.hooks = parts.hooks();
    this.listing = listing;
    this.choices = new ChannelChoices(parts.directory());
  }

  PageAnswer begin(PageCall call) {
    List<Team> teams = listing.teams(call.caller());
    String zone = call.reader().zone().getId();
    HookForm form =
        new HookForm(
            "",
            "",
            teams,
            teams.isEmpty() ? "" : teams.get(0).id(),
            "",
            "",
            "",
            "",
            "",
            false,
            false,
            ZONES.contains(zone) ? zone : "UTC",
            "",
            call.caller().isAdmin(),
            ZONES,
            "");
    return page(call, form, StatusCodes.OK);
  }

  PageAnswer edit(PageCall call) {
    Hook hook = hooks.find(call.caller(), call.id("hook_id"));
    Channel channel = directory.channel(hook.channelId());
    HookForm form =
        new HookForm(
            HookPages.path(hook),
            HookList.name(hook),
            List.of(),
            hook.teamId(),
            channel == null ? "" : channel.name(),
            hook.displayName(),
            hook.description(),
            hook.username(),
            hook.iconUrl(),
            hook.channelLocked(),
            hook.dialect() == Dialect.SLACK,
            hook.timeZone(),
            "",
            false,
            ZONES,
            "");
    return page(call, form, StatusCodes.OK);
  }

  PageAnswer create(PageCall call) {
    return changed(
        call,
        null,
        () -> hooks.create(call.caller(), fields(call, call.form("team"), owner(call))));
  }

  PageAnswer update(PageCall call) {
    Caller caller = call.caller();
    Hook hook = hooks.find(caller, call.id("hook_id"));
    return changed(
        call, hook, () -> hooks.update(caller, hook.sourceId(), fields(call, hook.teamId(), null)));
  }

  /** The hook's page; or the form again, with what was sent and why that could not be. */
  private PageAnswer changed(PageCall call, @Nullable Hook before, Supplier<Hook> change) {
    try {
      return PageAnswer.seeOther(HookPages.path(change.get()));
    } catch (ApiException e) {
      if (e.status() >= StatusCodes.INTERNAL_SERVER_ERROR) {
        throw e;
      }
      return page(call, again(call, before, e.sentence()), StatusCodes.UNPROCESSABLE_ENTITY);
    }
  }

  private HookForm again(PageCall call, @Nullable Hook before, String refusal) {
    return new HookForm(
        before == null ? "" : HookPages.path(before),
        before == null ? "" : HookList.name(before),
        before == null ? listing.teams(call.caller()) : List.of(),
        before == null ? call.form("team") : before.teamId(),
        call.form("channel"),
        call.form("display_name"),
        call.form("description"),
        call.form("username"),
        call.form("icon_url"),
        isLocked(call),
        isSlack(call),
        call.form("time_zone"),
        call.form("owner"),
        before == null && call.caller().isAdmin(),
        ZONES,
        refusal);
  }

  /** All the form has; what it has not stays as it is. */
  private HookFields fields(PageCall call, String teamId, @Nullable String ownerId) {
    Channel channel = choices.find(call.caller(), teamId, call.form("channel"));
    return new HookFields(
        null,
        ownerId,
        channel.id(),
        call.form("display_name"),
        call.form("description"),
        call.form("username").toLowerCase(Locale.ROOT),
        call.form("icon_url"),
        isLocked(call),
        (isSlack(call) ? Dialect.SLACK : Dialect.MATTERMOST).wireName(),
        call.form("time_zone"),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static boolean isLocked(PageCall call) {
    return !call.form("channel_locked").isEmpty();
  }

  private static boolean isSlack(PageCall call) {
    return call.form("dialect").equals(Dialect.SLACK.wireName());
  }

  private @Nullable String owner(PageCall call) {
    String name = call.form("owner").replaceFirst("^@", "").toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return null;
    }
    User owner = directory.userByName(name);
    if (owner == null) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST,
          "app.user.missing_account.const",
          "There is no user named %s to own the hook.".formatted(name));
    }
    return owner.id();
  }

  private static PageAnswer page(PageCall call, HookForm form, int status) {
    return new PageAnswer.Html(
        status,
        out ->
            JteformGenerated.render(
                out, null, call.shell(form.isNew() ? "New hook" : "Edit " + form.name()), form));
  }

  /** What the field of the channel may go on to, as it is typed. */
  PageAnswer channels(PageCall call) {
    List<Channel> found = choices.like(call.caller(), call.query("team"), call.query("channel"));
    return PageAnswer.html(out -> JtechannelsGenerated.render(out, null, found));
  }
}
