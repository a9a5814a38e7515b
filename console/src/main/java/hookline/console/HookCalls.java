package hookline.console;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.HookChanges;
import hookline.console.directory.Seen;
import hookline.console.json.HookFields;
import hookline.console.json.HookJson;
import hookline.console.json.HookPageJson;
import hookline.console.json.RegenerateFields;
import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.DirectoryPages.DirectoryTable;
import hookline.sink.read.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Incoming webhooks. A user manages those of one's own, an administrator all. */
final class HookCalls {
  private static final Logger LOG = LoggerFactory.getLogger(HookCalls.class);

  private final DirectoryView directory;
  private final HookChanges changes;
  private final DirectoryPages pages;
  private final Seen seen;
  private final String siteUrl;

  HookCalls(
      DirectoryView directory,
      HookChanges changes,
      DirectoryPages pages,
      Seen seen,
      String siteUrl) {
    this.directory = directory;
    this.changes = changes;
    this.pages = pages;
    this.seen = seen;
    this.siteUrl = siteUrl;
  }

  Reply create(ApiCall call) {
    return Reply.created(json(changes.create(call.caller(), call.body(HookFields.class)), 0));
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
    Hook hook = changes.find(call.caller(), call.id("hook_id"));
    return Reply.ok(json(hook, lastUsed(hook)));
  }

  Reply update(ApiCall call) {
    HookFields given = call.body(HookFields.class);
    String inAddress = call.id("hook_id");
    if (given.id() != null && !given.id().equals(inAddress)) {
      throw ApiException.invalidBodyParam("id", "must be the one in the address");
    }
    Hook updated = changes.update(call.caller(), inAddress, given);
    return Reply.created(json(updated, lastUsed(updated)));
  }

  Reply delete(ApiCall call) {
    changes.delete(call.caller(), call.id("hook_id"));
    return Reply.done();
  }

  Reply regenerate(ApiCall call) {
    Integer overlap = call.optionalBody(RegenerateFields.class).overlapSeconds();
    Hook changed =
        changes.regenerate(
            call.caller(), call.id("hook_id"), Objects.requireNonNullElse(overlap, 0));
    return Reply.ok(json(changed, lastUsed(changed)));
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
