package hookline.replay;

import hookline.directory.DirectoryView;
import hookline.judge.PayloadJudge;
import hookline.replays.ReplayProgress;
import hookline.replays.ReplayState;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays;
import hookline.replays.Replays.Known;
import hookline.sink.read.StateReader;
import hookline.sink.read.StoreReader;
import hookline.sink.read.StoreUnavailableException;
import hookline.sink.read.StoredOffsetReader;
import hookline.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the replays there are, one at a time, the oldest first. Of several replayers in a
 * cluster one is at work; another takes over when it goes, and goes on where it was. Thread-safe.
 */
public final class Replayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
  private static final int STORE_CONNECTIONS = 2;
  private static final long CLOSE_SECONDS = 5;
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STREAM_STAYS_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ReplayerConfig config;
  private final Topics topics;
  private final DirectoryView directory;
  private final ReplayStream stream;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "replayer");
  private final Replays replays = new Replays();
  private final ReplayMetrics metrics;

  private volatile @Nullable Turn turn;
  private volatile boolean leaves;
  private @Nullable ReplayRun run;
  private boolean streamNeeded;
  private long neededAt;
  private volatile @Nullable String trouble;

  /**
   * A replayer, not yet started.
   *
   * @param directory loaded; it stays the caller's to close
   * @param stream told when there is something to process
   * @param registry where it puts its metrics; stays the caller's to close
   */
  public Replayer(
      ReplayerConfig config,
      Topics topics,
      DirectoryView directory,
      ReplayStream stream,
      MeterRegistry registry) {
    this.config = config;
    this.topics = topics;
    this.directory = directory;
    this.stream = stream;
    this.metrics = new ReplayMetrics(registry, replays);
    thread.setDaemon(true);
  }

  /** Begins to look for replays, once. */
  public void start() {
    thread.start();
  }

  /** Why replays do not get on, in one line with the remedy, or null when they do. */
  public @Nullable String notReady() {
    return trouble;
  }

  /** Has the close leave the group, so that another takes over at once: there is no restart. */
  public void leaveWhenClosed() {
    leaves = true;
  }

  /** Stops after the batch in hand; the replay goes on with the next start. */
  @Override
  public void close() {
    closing.countDown();
    Turn waited = turn;
    if (waited != null) {
      waited.wakeup(leaves);
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (StoreReader store =
            StoreReader.open(
                config.jdbcUrl(),
                config.user(),
                config.password(),
                "hookline-replayer",
                STORE_CONNECTIONS);
        LineOffsets offsets =
            new LineOffsets(topics, config.kafka(), new StoredOffsetReader(store))) {
      while (!isClosing()) {
        try (Turn mine = new Turn(topics, config, replays)) {
          turn = mine;
          work(mine, store, offsets);
        } catch (WakeupException | InterruptException e) {
          return;
        } catch (StoreUnavailableException e) {
          fails("the store does not answer: " + e.getMessage());
        } catch (KafkaException e) {
          fails("the cluster: " + e.getMessage());
        } catch (RuntimeException e) {
          LOG.error("A bug in the replayer; it tries again", e);
          fails("a bug in the replayer, see its log: " + e);
        } finally {
          leave();
        }
      }
    }
  }

  private void work(Turn mine, StoreReader store, LineOffsets offsets) {
    PayloadJudge judge = new PayloadJudge(topics.settings(), directory);
    StateReader states = new StateReader(store);
    long wait = 0;
    while (!isClosing()) {
      boolean isMine = mine.await(wait);
      works();
      if (!isMine) {
        leave();
        wait = LONGEST_WAIT_NANOS;
      } else {
        Tools tools =
            new Tools(topics, config.kafka(), directory, judge, states, offsets, mine.writer());
        wait = Math.min(LONGEST_WAIT_NANOS, step(tools));
      }
    }
  }

  /** Carries on with the replay whose turn it is. */
  private long step(Tools tools) {
    ReplayRun current = run == null ? next(tools) : run;
    run = current;
    need(hasUnfinished());
    if (current == null) {
      return LONGEST_WAIT_NANOS;
    }
    settleOthers(current, tools.writer());
    Wish wish = replays.find(current.id()).map(Known::wish).orElse(Wish.RUN);
    long wait = 0;
    if (wish == Wish.CANCEL) {
      current.leave(ReplayState.CANCELLED);
    } else if (wish == Wish.PAUSE) {
      current.leave(ReplayState.PAUSED);
    } else {
      wait = current.step();
      metrics.waits(Math.min(LONGEST_WAIT_NANOS, wait));
    }
    if (current.isOver() || wish == Wish.PAUSE) {
      replays.put(current.progress());
      LOG.info(
          "Replay {} is {}",
          current.id(),
          current.progress().state().name().toLowerCase(java.util.Locale.ROOT));
      leave();
    }
    return wait;
  }

  /** The oldest that may run; those that may not are told so. */
  private @Nullable ReplayRun next(Tools tools) {
    for (Known known : replays.all()) {
      ReplayProgress progress = known.progress();
      if (!progress.state().isOver()) {
        if (known.wish() == Wish.RUN) {
          LOG.info("Replay {} goes on", known.replay().id());
          return new ReplayRun(known, tools, metrics);
        }
        settle(known, tools.writer());
      }
    }
    return null;
  }

  /** What is wished of those whose turn has not come need not wait for it. */
  private void settleOthers(ReplayRun current, ReplayWriter writer) {
    for (Known known : replays.all()) {
      ReplayState state = known.progress().state();
      boolean asWished = known.wish() == Wish.RUN && state != ReplayState.PAUSED;
      if (!asWished && !state.isOver() && !known.replay().id().equals(current.id())) {
        settle(known, writer);
      }
    }
  }

  private void settle(Known known, ReplayWriter writer) {
    ReplayState wished =
        switch (known.wish()) {
          case RUN -> ReplayState.WAITING;
          case PAUSE -> ReplayState.PAUSED;
          case CANCEL -> ReplayState.CANCELLED;
        };
    if (known.progress().state() != wished) {
      ReplayProgress told = known.progress().in(wished, "", System.currentTimeMillis());
      writer.write(java.util.List.of(), told);
      replays.put(told);
    }
  }

  private boolean hasUnfinished() {
    return replays.all().stream()
        .anyMatch(known -> known.replay().apply() && !known.progress().state().isOver());
  }

  /** Where one replay was, the next may come soon: a stream takes a while to start. */
  private void need(boolean needed) {
    long now = System.nanoTime();
    if (needed) {
      neededAt = now;
    }
    boolean stays = needed || (streamNeeded && now - neededAt < STREAM_STAYS_NANOS);
    if (stays != streamNeeded) {
      streamNeeded = stays;
      stream.isNeeded(stays);
    }
  }

  private void leave() {
    ReplayRun left = run;
    run = null;
    if (left != null) {
      left.close();
    }
  }

  private void works() {
    if (trouble != null) {
      LOG.info("The replayer works again");
      trouble = null;
    }
  }

  private void fails(String sentence) {
    if (isClosing()) {
      return;
    }
    if (!sentence.equals(trouble)) {
      LOG.warn("Replays wait, and go on by themselves: {}", sentence);
    }
    trouble = sentence;
    try {
      boolean closed = closing.await(PAUSE_NANOS, TimeUnit.NANOSECONDS);
      LOG.trace("Waited, closing: {}", closed);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }
}
