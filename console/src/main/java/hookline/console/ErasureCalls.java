package hookline.console;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiCall;
import hookline.console.api.ApiException;
import hookline.console.api.Reply;
import hookline.console.directory.Found;
import hookline.console.directory.NewIds;
import hookline.console.json.ErasureFields;
import hookline.console.json.ErasureJson;
import hookline.directory.DirectoryView;
import hookline.payload.model.Ids;
import hookline.payload.model.User;
import hookline.sink.read.ErasureReader;
import hookline.sink.read.StoredErasure;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Takes content out of the store for good. */
final class ErasureCalls {
  /** A few posts are erased by then; of many the caller asks again. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long PAUSE_MILLIS = 20;

  private final DirectoryView directory;
  private final ErasureReader erasures;
  private final ErasureLog log;

  ErasureCalls(DirectoryView directory, ErasureReader erasures, ErasureLog log) {
    this.directory = directory;
    this.erasures = erasures;
    this.log = log;
  }

  Reply create(ApiCall call) {
    ErasureFields fields = call.body(ErasureFields.class);
    ErasureKind kind = ErasureKind.ofName(fields.kind());
    if (kind == null) {
      throw ApiException.invalidBodyParam("kind", "must be hook, delivery or user");
    }
    String value = value(kind, requireNonNullElse(fields.value(), ""));
    long now = System.currentTimeMillis();
    Erasure erasure = new Erasure(NewIds.next(), kind, value, now, call.caller().id());
    List<ErasureJson.Remains> remains = ErasureJson.remains(log.retentions(), now);
    if (requireNonNullElse(fields.dryRun(), false)) {
      return Reply.ok(
          ErasureJson.wouldErase(erasure, erasures.extent(kind, value, now).orElse(null), remains));
    }
    log.write(erasure);
    return Reply.created(
        awaitApplied(erasure.id())
            .map(stored -> ErasureJson.of(stored, remains))
            .orElseGet(() -> ErasureJson.pending(erasure, remains)));
  }

  /** The id of what was named; it must be there, or a mistyped name would be taken for done. */
  private String value(ErasureKind kind, String named) {
    return switch (kind) {
      case DELIVERY -> {
        if (!Ids.isId(named)) {
          throw ApiException.invalidBodyParam("value", "must be a delivery's id");
        }
        yield named;
      }
      case HOOK -> Found.hook(directory, named).sourceId();
      case USER -> {
        User user = directory.user(named);
        yield Found.user(user == null ? directory.userByName(named) : user).id();
      }
    };
  }

  /** As far as it came in time; nothing when the store has not heard of it. */
  private Optional<StoredErasure> awaitApplied(String id) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    Optional<StoredErasure> found = erasures.find(id);
    while (found.map(StoredErasure::appliedAt).orElse(0L) == 0 && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return found;
      }
      found = erasures.find(id);
    }
    return found;
  }

  Reply get(ApiCall call) {
    return Reply.ok(
        erasures
            .find(call.id("erasure_id"))
            .map(erasure -> ErasureJson.of(erasure, null))
            .orElseThrow(
                () ->
                    ApiException.notFound(
                        "app.hookline.erasure.missing.app_error",
                        "The store knows no such erasure, or not yet.")));
  }

  Reply list(ApiCall call) {
    return Reply.ok(
        erasures.page(call.pageSize(), call.skipped()).stream()
            .map(erasure -> ErasureJson.of(erasure, null))
            .toList());
  }
}
