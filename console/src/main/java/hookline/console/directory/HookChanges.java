package hookline.console.directory;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.json.HookFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import io.undertow.util.StatusCodes;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Makes and changes hooks: a user those of one's own, an administrator all. Whatever is asked for
 * and may not be is an {@link ApiException} that says why. Thread-safe; blocks.
 */
public final class HookChanges {
  /** A month: an overlap that never ends would be a second secret. */
  public static final int LONGEST_OVERLAP_SECONDS = 31 * 24 * 60 * 60;

  private final DirectoryView directory;
  private final Changes changes;
  private final RetryLimits limits;
  private final RateLimit rateLimit;

  /**
   * @param limits what hooks may choose to know repeated deliveries by
   * @param rateLimit what holds for all hooks: who is no administrator can only choose less
   */
  public HookChanges(
      DirectoryView directory, Changes changes, RetryLimits limits, RateLimit rateLimit) {
    this.directory = directory;
    this.changes = changes;
    this.limits = limits;
    this.rateLimit = rateLimit;
  }

  /** The hook by its secret or by its source id, if the caller manages it. */
  public Hook find(Caller caller, String id) {
    return managed(caller, id, directory);
  }

  /** A new hook. */
  public Hook create(Caller caller, HookFields given) {
    HookEdit edit = new HookEdit(given, limits);
    String sourceId = NewIds.next();
    String id = NewIds.next();
    return changes.put(
        DirectoryTopic.HOOKS,
        Hook.class,
        view -> {
          User owner = owner(caller, given, view);
          Channel channel = channel(caller, owner, edit.channelId(), view);
          Hook hook = edit.made(sourceId, id, owner.id(), channel.teamId(), Changes.after(0));
          requireMayChoose(caller, hook, Protection.NONE);
          return hook;
        });
  }

  /** The hook as it is with what is given. */
  public Hook update(Caller caller, String id, HookFields given) {
    HookEdit edit = new HookEdit(given, limits);
    return change(
        caller,
        id,
        hook -> {
          Hook edited = edit.of(hook, Changes.after(hook.updateAt()));
          requireMayChoose(caller, edited, hook.protection());
          if (edited.channelId().equals(hook.channelId())) {
            return edited;
          }
          User owner = Objects.requireNonNullElseGet(directory.user(hook.userId()), caller::user);
          Channel channel = channel(caller, owner, edited.channelId(), directory);
          if (!channel.teamId().equals(hook.teamId())) {
            throw ApiException.invalidBodyParam(
                "channel_id", "must name a channel of the hook's team");
          }
          return edited;
        });
  }

  /** The hook takes nothing any more. */
  public void delete(Caller caller, String id) {
    change(caller, id, hook -> HookEdit.deleted(hook, Changes.after(hook.updateAt())));
  }

  /**
   * The hook under a new secret.
   *
   * @param overlapSeconds how long the old one works beside it
   */
  public Hook regenerate(Caller caller, String id, int overlapSeconds) {
    if (overlapSeconds < 0 || overlapSeconds > LONGEST_OVERLAP_SECONDS) {
      throw ApiException.invalidBodyParam(
          "overlap_seconds", "must be from 0 to " + LONGEST_OVERLAP_SECONDS);
    }
    String secret = NewIds.next();
    return change(
        caller,
        id,
        hook -> HookEdit.withId(hook, secret, overlapSeconds, Changes.after(hook.updateAt())));
  }

  private Hook change(Caller caller, String id, UnaryOperator<Hook> change) {
    return changes.put(
        DirectoryTopic.HOOKS, Hook.class, view -> change.apply(managed(caller, id, view)));
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

  private static Hook managed(Caller caller, String id, DirectoryView view) {
    Hook hook = view.hookById(id, System.currentTimeMillis());
    if (hook == null) {
      hook = view.hookBySource(id);
    }
    if (hook == null || hook.isDeleted()) {
      throw ApiException.notFound(
          "app.webhooks.get_incoming.app_error", "There is no such hook, or it was deleted.");
    }
    caller.requireSelfOrAdmin(hook.userId());
    return hook;
  }
}
