package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.api.Reply;
import hookline.console.directory.Changes;
import hookline.console.directory.Found;
import hookline.console.directory.NewIds;
import hookline.console.directory.Rights;
import hookline.console.directory.Seen;
import hookline.console.json.HookFields;
import hookline.console.json.HookJson;
import hookline.console.json.HookPageJson;
import hookline.console.json.RegenerateFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import hookline.sink.read.StoreUnavailableException;
import hookline.topics.DirectoryTopic;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Incoming webhooks. A user manages those of one's own, an administrator all. */
final class HookCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HookCalls.class);

  /** A month: an overlap that never ends would be a second secret. */
  private static final int LONGEST_OVERLAP_SECONDS = 31 * 24 * 60 * 60;

  private final DirectoryView directory;
  private final Changes changes;
  private final DirectoryPages pages;
  private final Seen seen;
  private final String siteUrl;
  private final RetryLimits limits;
  private final RateLimit rateLimit;

  HookCalls(
      DirectoryView directory,
      Changes changes,
      DirectoryPages pages,
      Seen seen,
      String siteUrl,
      RetryLimits limits,
      RateLimit rateLimit) {
    this.directory = directory;
    this.changes = changes;
    this.pages = pages;
    this.seen = seen;
    this.siteUrl = siteUrl;
    this.limits = limits;
    this.rateLimit = rateLimit;
  }

  Reply create(ApiCall call) {
    HookFields given = call.body(HookFields.class);
    HookEdit edit = new HookEdit(given, limits);
    String sourceId = NewIds.next();
    String id = NewIds.next();
    Hook made =
        changes.put(
            DirectoryTopic.HOOKS,
            Hook.class,
            view -> {
              User owner = owner(call.caller(), given, view);
              Channel channel = channel(call.caller(), owner, edit.channelId(), view);
              Hook hook = edit.made(sourceId, id, owner.id(), channel.teamId(), Changes.after(0));
              requireMayChoose(call.caller(), hook, Protection.NONE);
              return hook;
            });
    return Reply.created(json(made, 0));
  }

  /** What limits all hooks protects them from each other: only who answers for all may lift it. */
  private void requireMayChoose(Caller caller, Hook hook, Protection before) {
    RateLimit chosen = hook.protection().rateLimit();
    if (!chosen.equals(before.rateLimit()) && !caller.isAdmin() && !chosen.isWithin(rateLimit)) {
      throw ApiException.forbidden(
          "\"rate_limit\" is above %s, which holds for all: an administrator may allow more."
              .formatted(rateLimit.wireName()));
    }
  }

  /** Whose the hook is to be: the caller's own, unless an administrator names another. */
  private static User owner(Caller caller, HookFields given, DirectoryView view) {
    String named = Objects.requireNonNullElse(given.userId(), "");
    if (named.isEmpty() || caller.is(named)) {
      return caller.user();
    }
    caller.requireSelfOrAdmin(named);
    User owner = view.user(named);
    if (owner == null || !owner.isActive()) {
      throw ApiException.invalidBodyParam("user_id", "names no active user");
    }
    return owner;
  }

  private static Channel channel(Caller caller, User owner, String channelId, DirectoryView view) {
    Channel channel = Found.channel(view.channel(channelId));
    Rights.requireRead(caller, channel);
    // rule: the poster of every post is the hook's owner, and the line asks that one's membership.
    if (!owner.mayPostTo(channel)) {
      throw ApiException.forbidden(
          "The hook's owner is no member of this private channel, so nothing could be posted.");
    }
    if (channel.isArchived()) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST,
          "api.post.create_post.can_not_post_to_deleted.error",
          "The channel is archived: restore it, or choose another.");
    }
    Rights.requireNotArchived(view.team(channel.teamId()));
    return channel;
  }

  Reply list(ApiCall call) {
    String teamId = call.queryId("team_id");
    // rule: who is no administrator sees one's own.
    String userId = call.caller().isAdmin() ? "" : call.caller().user().id();
    seen.await(DirectoryTable.HOOKS);
    List<String> sources = pages.hooks(teamId, userId, call.pageSize(), call.skipped());
    Map<String, Long> lastUsed = pages.lastUsed(sources);
    List<HookJson> hooks =
        sources.stream()
            .map(directory::hookBySource)
            .filter(Objects::nonNull)
            .map(hook -> json(hook, lastUsed.getOrDefault(hook.sourceId(), 0L)))
            .toList();
    return Reply.ok(
        call.isOn("include_total_count")
            ? new HookPageJson(hooks, pages.countHooks(teamId, userId))
            : hooks);
  }

  Reply get(ApiCall call) {
    Hook hook = managed(call, directory);
    return Reply.ok(json(hook, lastUsed(hook)));
  }

  Reply update(ApiCall call) {
    HookFields given = call.body(HookFields.class);
    String inAddress = call.id("hook_id");
    if (given.id() != null && !given.id().equals(inAddress)) {
      throw ApiException.invalidBodyParam("id", "must be the one in the address");
    }
    HookEdit edit = new HookEdit(given, limits);
    Hook updated =
        change(
            call,
            hook -> {
              Hook edited = edit.of(hook, Changes.after(hook.updateAt()));
              requireMayChoose(call.caller(), edited, hook.protection());
              if (edited.channelId().equals(hook.channelId())) {
                return edited;
              }
              User owner =
                  Objects.requireNonNullElseGet(directory.user(hook.userId()), call.caller()::user);
              Channel channel = channel(call.caller(), owner, edited.channelId(), directory);
              if (!channel.teamId().equals(hook.teamId())) {
                throw ApiException.invalidBodyParam(
                    "channel_id", "must name a channel of the hook's team");
              }
              return edited;
            });
    return Reply.created(json(updated, lastUsed(updated)));
  }

  Reply delete(ApiCall call) {
    change(call, hook -> HookEdit.deleted(hook, Changes.after(hook.updateAt())));
    return Reply.done();
  }

  Reply regenerate(ApiCall call) {
    Integer given = call.optionalBody(RegenerateFields.class).overlapSeconds();
    int overlap = Objects.requireNonNullElse(given, 0);
    if (overlap < 0 || overlap > LONGEST_OVERLAP_SECONDS) {
      throw ApiException.invalidBodyParam(
          "overlap_seconds", "must be from 0 to " + LONGEST_OVERLAP_SECONDS);
    }
    String id = NewIds.next();
    Hook changed =
        change(call, hook -> HookEdit.withId(hook, id, overlap, Changes.after(hook.updateAt())));
    return Reply.ok(json(changed, lastUsed(changed)));
  }

  private Hook change(ApiCall call, UnaryOperator<Hook> change) {
    return changes.put(DirectoryTopic.HOOKS, Hook.class, view -> change.apply(managed(call, view)));
  }

  /** The hook of the address, by its secret or by its source id, if the caller manages it. */
  private static Hook managed(ApiCall call, DirectoryView view) {
    String id = call.id("hook_id");
    Hook hook = view.hookById(id, System.currentTimeMillis());
    if (hook == null) {
      hook = view.hookBySource(id);
    }
    if (hook == null || hook.isDeleted()) {
      throw ApiException.notFound(
          "app.webhooks.get_incoming.app_error", "There is no such hook, or it was deleted.");
    }
    call.caller().requireSelfOrAdmin(hook.userId());
    return hook;
  }

  /** A hook is told of, and changed, also while the store is away: then as never used. */
  private long lastUsed(Hook hook) {
    try {
      return pages.lastUsed(List.of(hook.sourceId())).getOrDefault(hook.sourceId(), 0L);
    } catch (StoreUnavailableException e) {
      LOG.debug("last_used is not known", e);
      return 0;
    }
  }

  private HookJson json(Hook hook, long lastUsed) {
    return HookJson.of(hook, lastUsed, siteUrl);
  }
}
