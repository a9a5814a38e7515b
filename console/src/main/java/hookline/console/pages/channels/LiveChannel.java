package hookline.console.pages.channels;

import hookline.sink.read.PostPlace;
import hookline.sink.read.StoredPost;
import hookline.sink.read.TimelineReader;
import hookline.sink.read.TimelineReader.PostMark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A channel somebody listens to. Its newest posts are compared with what they were a moment ago: so
 * a post that comes late and belongs further up is seen too, and one that a replay changed or took
 * away. Looked at by one thread at a time; listeners come at any time.
 */
final class LiveChannel {
  /** So many of the newest posts are looked at. */
  static final int WINDOW = 200;

  /**
   * What a browser may lack that says it has the newest: posts of a channel come from several
   * hooks, whose lines are not equally fast. What it has already it knows again.
   */
  private static final Duration LATE = Duration.ofMinutes(2);

  private final String id;
  private final TimelineReader reader;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private Map<String, PostMark> known = Map.of();
  private boolean isFresh = true;

  LiveChannel(String id, TimelineReader reader) {
    this.id = id;
    this.reader = reader;
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  int size() {
    return listeners.size();
  }

  /** Lets those go that have gone, or may not listen; whether somebody is left. */
  boolean hasListeners() {
    listeners.removeIf(listener -> !listener.isOpen() || !listener.mayListen());
    return !listeners.isEmpty();
  }

  /** Lets all go. */
  void end() {
    listeners.forEach(Listener::end);
  }

  /** Looks, and tells the listeners. Blocks. */
  void look() {
    List<PostMark> window = reader.marks(id, WINDOW);
    List<PostMark> changed = isFresh ? List.of() : window.stream().filter(this::isNews).toList();
    boolean isGap = !isFresh && changed.size() == WINDOW && !known.isEmpty();
    List<Listener> here = List.copyOf(listeners);
    List<PostMark> wanted = new ArrayList<>(changed);
    for (Listener listener : here) {
      if (listener.isNew()) {
        wanted.addAll(missedBy(listener, window));
      }
    }
    Map<String, StoredPost> posts = posts(wanted, window);
    Set<String> gone = gone(window);
    for (Listener listener : here) {
      boolean isNew = listener.isNew();
      List<PostMark> news = isNew ? missedBy(listener, window) : changed;
      if (isNew ? missesMore(listener, window) : isGap) {
        listener.gap();
      } else {
        gone.forEach(listener::gone);
        tell(listener, news, window, posts);
      }
      listener.caughtUp();
    }
    remember(window);
  }

  private boolean isNews(PostMark mark) {
    PostMark before = known.get(mark.id());
    return before == null || before.revision() != mark.revision();
  }

  private static List<PostMark> missedBy(Listener listener, List<PostMark> window) {
    PostPlace since = listener.since();
    return since == null
        ? window
        : window.stream()
            .filter(mark -> mark.place().createAt() > since.createAt() - LATE.toMillis())
            .toList();
  }

  /** Whether even the oldest post looked at is newer than what it has. */
  private static boolean missesMore(Listener listener, List<PostMark> window) {
    PostPlace since = listener.since();
    return window.size() == WINDOW
        && (since == null || window.get(WINDOW - 1).place().createAt() > since.createAt());
  }

  /** The posts wanted, and the one before each, by which it is told where it stands. */
  private Map<String, StoredPost> posts(List<PostMark> wanted, List<PostMark> window) {
    Set<String> ids = new LinkedHashSet<>();
    for (PostMark mark : wanted) {
      ids.add(mark.id());
      PostMark before = before(mark, window);
      if (before != null) {
        ids.add(before.id());
      }
    }
    Map<String, StoredPost> posts = new HashMap<>();
    reader.byIds(id, List.copyOf(ids)).forEach(post -> posts.put(post.id(), post));
    return posts;
  }

  private static @Nullable PostMark before(PostMark mark, List<PostMark> window) {
    int at = window.indexOf(mark) + 1;
    return at < window.size() ? window.get(at) : null;
  }

  /** What was among the newest and is no more, though nothing newer has pushed it out. */
  private Set<String> gone(List<PostMark> window) {
    Set<String> gone = new LinkedHashSet<>();
    if (window.isEmpty()) {
      gone.addAll(known.keySet());
      return gone;
    }
    long oldest =
        window.size() < WINDOW ? Long.MIN_VALUE : window.get(WINDOW - 1).place().createAt();
    Set<String> there = new LinkedHashSet<>();
    window.forEach(mark -> there.add(mark.id()));
    known.values().stream()
        .filter(mark -> mark.place().createAt() > oldest && !there.contains(mark.id()))
        .forEach(mark -> gone.add(mark.id()));
    return gone;
  }

  private static void tell(
      Listener listener,
      List<PostMark> news,
      List<PostMark> window,
      Map<String, StoredPost> posts) {
    for (int i = news.size() - 1; i >= 0; i--) {
      StoredPost post = posts.get(news.get(i).id());
      PostMark before = before(news.get(i), window);
      if (post != null) {
        listener.post(before == null ? null : posts.get(before.id()), post);
      }
    }
  }

  private void remember(List<PostMark> window) {
    Map<String, PostMark> marks = new HashMap<>();
    window.forEach(mark -> marks.put(mark.id(), mark));
    known = marks;
    isFresh = false;
  }
}
