package hookline.console.pages.channels;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import jte.console.channels.JteitemGenerated;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;

/**
 * A browser that listens to a channel. One that does not keep up is let go: it comes back by
 * itself, says what it has, and gets the rest.
 */
final class Listener {
  /** Two windows' worth; events wait in memory until the browser takes them. */
  private static final int MOST_WAITING = 2 * LiveChannel.WINDOW;

  private static final long HEARTBEAT_MILLIS = 15_000;
  private static final long RETRY_MILLIS = 1_000;

  private final ServerSentEventConnection connection;
  private final Timeline timeline;
  private final BooleanSupplier mayListen;
  private final AtomicInteger waiting = new AtomicInteger();
  private final EventCallback taken = new Taken();

  /** Where it was when it came; null once it has what was new since then. */
  private volatile @Nullable PostPlace since;

  private volatile boolean isNew = true;

  Listener(
      ServerSentEventConnection connection,
      @Nullable PostPlace since,
      Timeline timeline,
      BooleanSupplier mayListen) {
    this.connection = connection;
    this.since = since;
    this.timeline = timeline;
    this.mayListen = mayListen;
    connection.setKeepAliveTime(HEARTBEAT_MILLIS);
    connection.sendRetry(RETRY_MILLIS);
  }

  private final class Taken implements EventCallback {
    @Override
    public void done(
        ServerSentEventConnection to,
        @Nullable String data,
        @Nullable String event,
        @Nullable String id) {
      waiting.decrementAndGet();
    }

    @Override
    public void failed(
        ServerSentEventConnection to,
        @Nullable String data,
        @Nullable String event,
        @Nullable String id,
        IOException e) {
      close();
    }
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  /** Whether it may hear what comes; who may not any more is told to go. */
  boolean mayListen() {
    if (mayListen.getAsBoolean()) {
      return true;
    }
    connection.send("", "over", null, null);
    connection.shutdown();
    return false;
  }

  /** Lets it go, to come again by itself. */
  void end() {
    connection.shutdown();
  }

  /** Whether it has not yet been given what came between its page and now. */
  boolean isNew() {
    return isNew;
  }

  @Nullable PostPlace since() {
    return since;
  }

  void caughtUp() {
    isNew = false;
    since = null;
  }

  /**
   * Gives it a post that is new or has changed.
   *
   * @param before the post before it; null when there is none
   */
  void post(@Nullable StoredPost before, StoredPost post) {
    TimelineItem item = timeline.of(before, List.of(post), "").get(0);
    StringOutput html = new StringOutput();
    JteitemGenerated.render(new OwaspHtmlTemplateOutput(html), null, item);
    send("post", html.toString(), PostPlace.of(post).toString());
  }

  /** Tells it that a post is no more. */
  void gone(String postId) {
    send("gone", postId, null);
  }

  /** Tells it that more is new than it can be given: its page must be made anew. */
  void gap() {
    send("gap", "", null);
  }

  private void send(String event, String data, @Nullable String id) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      close();
      return;
    }
    connection.send(data, event, id, taken);
  }

  private void close() {
    IoUtils.safeClose(connection);
  }
}
