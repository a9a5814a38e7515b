package hookline.console.deliveries;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.directory.Found;
import hookline.console.json.RejectionFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;
import hookline.payload.model.Reason;
import hookline.sink.read.RejectedDelivery;
import hookline.sink.read.RejectionFilter;
import hookline.sink.read.RejectionFilter.State;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads which rejections a call is about, and sees that they are the caller's to look after: those
 * of one's own hooks, an administrator's all.
 */
public final class RejectionFilters {
  private final DirectoryView directory;

  public RejectionFilters(DirectoryView directory) {
    this.directory = directory;
  }

  /**
   * What the address asks for; where it names no hook, those of all that the caller manages.
   *
   * @throws ApiException 400, 403 or 404 when that cannot be, or is not the caller's to see
   */
  public RejectionFilter ofQuery(ApiCall call) {
    String bySource = call.queryId("source_id");
    String hook = bySource.isEmpty() ? call.queryId("hook_id") : bySource;
    Caller caller = call.caller();
    String sourceId = hook.isEmpty() ? "" : managed(caller, hook);
    return new RejectionFilter(
        sourceId,
        caller.isAdmin() || !sourceId.isEmpty() ? "" : caller.user().id(),
        words(call.query("reason"), () -> ApiException.invalidUrlParam("reason")),
        orZero(call.queryTime("since")),
        orZero(call.queryTime("until")),
        state(call.query("state")));
  }

  /**
   * The open ones that a body asks for, which must ask for something: nobody means all there are by
   * saying nothing.
   *
   * @throws ApiException as above
   */
  public RejectionFilter ofBody(Caller caller, RejectionFields given) {
    String hook = Objects.requireNonNullElse(given.sourceId(), "");
    String reason = Objects.requireNonNullElse(given.reason(), "");
    if (hook.isEmpty() && !caller.isAdmin()) {
      throw ApiException.invalidBodyParam("source_id", "must name a hook of yours");
    }
    long since = orZero(given.since());
    long until = orZero(given.until());
    if (hook.isEmpty() && reason.isEmpty() && since == 0 && until == 0) {
      throw ApiException.invalidBodyParam(
          "source_id", "is missing: say which, by delivery_ids, source_id, reason, since or until");
    }
    if (until > 0 && since >= until) {
      throw ApiException.invalidBodyParam("until", "must be later than \"since\"");
    }
    return new RejectionFilter(
        hook.isEmpty() ? "" : managed(caller, hook),
        "",
        words(reason, () -> ApiException.invalidBodyParam("reason", "is no reason of a rejection")),
        since,
        until,
        State.OPEN);
  }

  /**
   * Returns when all of them are of hooks that the caller manages.
   *
   * @throws ApiException 403 otherwise
   */
  public void requireManaged(Caller caller, Collection<RejectedDelivery> rejections) {
    for (RejectedDelivery rejection : rejections) {
      Hook hook = directory.hookBySource(rejection.sourceId());
      if (!caller.isAdmin() && (hook == null || !caller.is(hook.userId()))) {
        throw ApiException.forbidden("The delivery is of somebody else's hook.");
      }
    }
  }

  /** The source id of that hook; one that is deleted has rejections still. */
  private String managed(Caller caller, String id) {
    Hook hook = Found.hook(directory, id);
    caller.requireSelfOrAdmin(hook.userId());
    return hook.sourceId();
  }

  private static List<String> words(String wordOrId, Supplier<ApiException> unknown) {
    if (wordOrId.isEmpty()) {
      return List.of();
    }
    List<String> words = Reason.named(wordOrId).stream().map(Reason::word).toList();
    if (words.isEmpty()) {
      throw unknown.get();
    }
    return words;
  }

  private static State state(String name) {
    for (State state : State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
        return state;
      }
    }
    if (!name.isEmpty()) {
      throw ApiException.invalidUrlParam("state");
    }
    return State.OPEN;
  }

  private static long orZero(@Nullable Long time) {
    return time == null ? 0 : Math.max(0, time);
  }
}
