package hookline.processor;

import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Has a task ask for commits at the pace of its thread, from a punctuator that is there only while
 * something is to be committed: by Kafka Streams' account a task whose punctuator was called has
 * something, and an idle line would make a transaction a second. For one task.
 */
final class TaskCommits {
  private static final Duration ASKED_EVERY = Duration.ofMillis(10);

  private final ThreadLocal<CommitPace> pace;
  private @Nullable ProcessorContext<?, ?> context;
  private @Nullable Cancellable asking;

  /** Of whichever thread has the task. */
  TaskCommits(ThreadLocal<CommitPace> pace) {
    this.pace = pace;
  }

  /** The task begins, or begins anew after its transaction was aborted. */
  void begin(ProcessorContext<?, ?> itsContext) {
    stopAsking();
    context = itsContext;
  }

  /** A record is processed, which is to be committed: at once, when the thread was idle before. */
  void owe() {
    pace.get().owe();
    if (asking == null) {
      asking = context().schedule(ASKED_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> ask());
      ask();
    }
  }

  private void ask() {
    CommitPace itsThreads = pace.get();
    if (itsThreads.isDue(this)) {
      context().commit();
    } else if (itsThreads.isAtRest()) {
      stopAsking();
    }
  }

  private void stopAsking() {
    if (asking != null) {
      asking.cancel();
      asking = null;
    }
  }

  private ProcessorContext<?, ?> context() {
    return Objects.requireNonNull(context, "not begun");
  }
}
