package hookline.directory;

import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds a hook by the secret in its URL, and says that there is none only when it is sure: when the
 * view has read up to an end that was asked for after the question came in. So a hook works from
 * the moment its creation was answered, on every ingress. Thread-safe; never blocks.
 */
public final class HookFinder {
  private static final int MOST_REMEMBERED = 10_000;
  private static final long REMEMBERED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final DirectoryView view;
  private final Duration patience;
  private final Supplier<CompletableFuture<DirectoryPosition>> ends;
  private final Map<String, Long> provenUnknown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  private final Object questions = new Object();
  private @Nullable CompletableFuture<DirectoryPosition> asked;
  private @Nullable CompletableFuture<DirectoryPosition> toAsk;

  /** What is known of an id. */
  public sealed interface Finding {
    /** A hook has it. */
    record Found(Hook hook) implements Finding {}

    /** Certainly none has. */
    record Unknown() implements Finding {}

    /** The brokers did not tell in time: the sender had better try again. */
    record Undecided() implements Finding {}
  }

  /**
   * A finder over that view.
   *
   * @param patience how long the brokers may take to tell
   */
  public HookFinder(DirectoryView view, Duration patience) {
    this(view, patience, () -> view.askEnds(DirectoryTopic.HOOKS));
  }

  /** As above, told of the end of {@code hooks} by whom one likes. */
  HookFinder(
      DirectoryView view, Duration patience, Supplier<CompletableFuture<DirectoryPosition>> ends) {
    this.view = view;
    this.ends = ends;
    this.patience = patience;
  }

  /**
   * The hook of that id, complete at once when the view has it. Never fails.
   *
   * @param now epoch ms: when it was called
   */
  public CompletableFuture<Finding> find(String hookId, long now) {
    Hook hook = view.hookById(hookId, now);
    if (hook != null) {
      return CompletableFuture.completedFuture(new Finding.Found(hook));
    }
    if (!Ids.isId(hookId) || isProvenUnknown(hookId)) {
      return CompletableFuture.completedFuture(new Finding.Unknown());
    }
    return endAskedFromNowOn()
        .thenCompose(end -> view.reached(end, patience))
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .handle((reached, failure) -> conclude(hookId, now, failure == null));
  }

  private Finding conclude(String hookId, long now, boolean sure) {
    Hook hook = view.hookById(hookId, now);
    if (hook != null) {
      return new Finding.Found(hook);
    }
    if (!sure) {
      return new Finding.Undecided();
    }
    synchronized (provenUnknown) {
      provenUnknown.put(hookId, System.nanoTime());
    }
    return new Finding.Unknown();
  }

  private boolean isProvenUnknown(String hookId) {
    synchronized (provenUnknown) {
      Long since = provenUnknown.get(hookId);
      if (since != null && System.nanoTime() - since < REMEMBERED_NANOS) {
        return true;
      }
      provenUnknown.remove(hookId);
      return false;
    }
  }

  /**
   * The end of {@code hooks} by an answer to a question not yet asked. One question is under way at
   * a time: a flood of unknown ids must not become a flood of requests to the brokers.
   */
  private CompletableFuture<DirectoryPosition> endAskedFromNowOn() {
    CompletableFuture<DirectoryPosition> answer;
    synchronized (questions) {
      if (asked != null) {
        if (toAsk == null) {
          toAsk = new CompletableFuture<>();
        }
        return toAsk.copy();
      }
      // Noted before it is asked: the answer may come before the asking has returned.
      answer = new CompletableFuture<>();
      asked = answer;
    }
    ask(answer);
    return answer.copy();
  }

  /** Asks, and after the answer asks for those who came meanwhile. Not under the lock. */
  private void ask(CompletableFuture<DirectoryPosition> answer) {
    endOfHooks()
        .whenComplete(
            (end, failure) -> {
              CompletableFuture<DirectoryPosition> next;
              synchronized (questions) {
                next = toAsk;
                asked = next;
                toAsk = null;
              }
              if (failure == null) {
                answer.complete(end);
              } else {
                answer.completeExceptionally(failure);
              }
              if (next != null) {
                ask(next);
              }
            });
  }

  private CompletableFuture<DirectoryPosition> endOfHooks() {
    try {
      return ends.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
