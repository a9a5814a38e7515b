package hookline.directory;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Settings;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The directory in memory, read from its topics by a thread of its own and never more than a moment
 * behind. One class for every role; thread-safe.
 *
 * <p>Not a global table of Kafka Streams: the ingress needs it as well, and how far it has read
 * must be known.
 */
public final class DirectoryView implements DirectoryLookup, AutoCloseable {
  private final DirectoryReader reader;
  private final DirectoryEnds ends;
  private final Projection projection;

  private DirectoryView(Topics topics, Map<String, String> kafka, Projection projection) {
    this.projection = projection;
    this.ends = new DirectoryEnds(topics, kafka);
    this.reader = new DirectoryReader(topics, kafka, projection, ends);
  }

  /** As below, of all there is in every value. */
  public static DirectoryView start(Topics topics, Map<String, String> kafka) {
    return start(topics, kafka, Projection.WHOLE);
  }

  /**
   * A view that has begun to read; {@link #awaitLoaded} tells when it has read all there is.
   *
   * @param kafka client settings, {@code bootstrap.servers} at least
   */
  public static DirectoryView start(
      Topics topics, Map<String, String> kafka, Projection projection) {
    DirectoryView view = new DirectoryView(topics, kafka, projection);
    view.reader.start();
    return view;
  }

  /** How much it keeps of what it reads. */
  Projection projection() {
    return projection;
  }

  /**
   * Waits until everything that was there at the start has been read.
   *
   * @return false when the time was up first
   */
  public boolean awaitLoaded(Duration patience) {
    return await(reader.loaded(), patience);
  }

  /** Why the view cannot be relied on yet or any more, in one line, or null when it can. */
  public @Nullable String notReady() {
    return reader.notReady();
  }

  /**
   * Something that grows as long as the view is getting on with what it reads, loaded or not: a
   * large directory takes its time, and brokers that are away take for ever.
   */
  public long progress() {
    return reader.passed();
  }

  /** How many values of that topic the view has. */
  public int size(DirectoryTopic topic) {
    return reader.state().values(topic).size();
  }

  /** The offset that is read next of that topic; 0 before the view has read it. */
  public long nextOffset(DirectoryTopic topic) {
    DirectoryPosition.TopicPosition next = reader.position().topics().get(topic);
    return next == null ? 0 : next.next();
  }

  /** How long the view has not heard from the brokers; about a second at most while all is well. */
  public Duration sinceLastRead() {
    return reader.sinceLastRead();
  }

  /** How far the view has read: what lies before is known here. */
  public DirectoryPosition position() {
    return reader.position();
  }

  /**
   * The position to stamp on what was decided by this view: whatever the view showed before this
   * call lies before it. Never behind {@link #position}, and ahead of it while records are taken
   * in.
   */
  public DirectoryPosition positionToStamp() {
    return reader.ahead();
  }

  /** Completes once the view has read that far, in the thread that reads: do not block in it. */
  public CompletableFuture<Void> reached(DirectoryPosition position) {
    return reader.reached(position);
  }

  /** As {@link #reached(DirectoryPosition)}, failing when the time is up first. */
  CompletableFuture<Void> reached(DirectoryPosition position, Duration patience) {
    return reader.reached(position).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Waits until the view has read that far.
   *
   * @return false when the time was up first
   */
  public boolean awaitReached(DirectoryPosition position, Duration patience) {
    return await(reader.reached(position), patience);
  }

  /**
   * Asks the brokers where the topics end for readers of committed records. What was written before
   * the question lies before the answer.
   */
  public CompletableFuture<DirectoryPosition> askEnds(DirectoryTopic... topics) {
    return ends.ask(topics);
  }

  /**
   * The hook whose secret that is, unless it is deleted.
   *
   * @param now epoch ms, by which a secret that was replaced may have ceased to work
   */
  public @Nullable Hook hookById(String id, long now) {
    Hook hook = reader.state().hookOfId(id);
    return hook == null || hook.isDeleted() || !hook.hasId(id, now) ? null : hook;
  }

  @Override
  public @Nullable Hook hookOfId(String id) {
    return reader.state().hookOfId(id);
  }

  /** The user, active or not, one of whose tokens has that hash, or null. */
  public @Nullable User userByToken(String hash) {
    return reader.state().userByToken(hash);
  }

  /** The user, active or not, who has the token of that id, or null. */
  public @Nullable User userByTokenId(String id) {
    return reader.state().userByToken(id);
  }

  @Override
  public @Nullable Team teamByName(String name) {
    return reader.state().teamByName(name);
  }

  @Override
  public @Nullable Object value(DirectoryTopic topic, String key) {
    return reader.state().value(topic, key);
  }

  /** Every value of a topic, in no order; a live view of it. */
  public Collection<?> values(DirectoryTopic topic) {
    return reader.state().values(topic);
  }

  @Override
  public @Nullable Hook hookBySource(String sourceId) {
    return reader.state().hookBySource(sourceId);
  }

  @Override
  public @Nullable Channel channel(String id) {
    return reader.state().channel(id);
  }

  @Override
  public @Nullable Channel channelByName(String teamId, String name) {
    return reader.state().channelByName(teamId, name);
  }

  @Override
  public @Nullable User user(String id) {
    return reader.state().user(id);
  }

  @Override
  public @Nullable User userByName(String username) {
    return reader.state().userByName(username);
  }

  @Override
  public @Nullable Team team(String id) {
    return reader.state().team(id);
  }

  @Override
  public Settings settings() {
    return reader.state().settings();
  }

  /** Stops reading; what has been read stays. */
  @Override
  public void close() {
    reader.close();
    ends.close();
  }

  private static boolean await(CompletableFuture<?> future, Duration patience) {
    try {
      future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      future.cancel(false);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
