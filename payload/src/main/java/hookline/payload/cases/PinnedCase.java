package hookline.payload.cases;

import hookline.payload.model.Delivery;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Outcome;
import hookline.payload.model.Request;
import hookline.payload.model.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was sent and what comes of it as a file of one case. Put below {@code
 * src/test/resources/judge}, it is run with the others and says when a rule no longer gives what it
 * gave. Pure.
 */
public final class PinnedCase {
  /** Stands where a hook's secret stood, and is every hook's secret when the case is run. */
  public static final String SECRET = "secretyyyyyyyyyyyyyyyyyyyy";

  private final StringBuilder text = new StringBuilder();

  private PinnedCase() {}

  /**
   * The file's text. Where a body names the hook's secret, {@link #SECRET} stands in its place.
   *
   * @param name what the case shows, on one line
   * @param comment lines to stand before the case
   * @param asked what the outcome was judged against
   * @param outcome what the rules make of the delivery
   */
  public static String of(
      String name, List<String> comment, Delivery delivery, AskedDirectory asked, Outcome outcome) {
    PinnedCase pinned = new PinnedCase();
    comment.forEach(pinned::comment);
    pinned.text.append("\n=== ").append(line(name)).append('\n');
    pinned.headers(delivery, asked);
    pinned.text.append('\n').append(CaseBody.of(delivery.request().body())).append("\n>>>\n");
    pinned.text.append(CaseOutcome.of(outcome, delivery.surface())).append('\n');
    Hook hook = asked.hooks.get(delivery.sourceId());
    String file = pinned.text.toString();
    return hook == null || hook.id().isEmpty() ? file : file.replace(hook.id(), SECRET);
  }

  /** A line before the first case is a comment unless it looks like one of a case. */
  private void comment(String line) {
    String seen = line(line);
    text.append(seen.startsWith("===") || seen.startsWith("@") ? " " : "").append(seen);
    text.append('\n');
  }

  private void headers(Delivery delivery, AskedDirectory asked) {
    Request request = delivery.request();
    header("Content-Type", request.contentType());
    header("Content-Encoding", request.contentEncoding());
    header("Query", request.query());
    header("Surface", delivery.surface() == Dialect.SLACK ? "slack" : null);
    Settings settings = asked.settings();
    boolean name = settings.enablePostUsernameOverride();
    boolean icon = settings.enablePostIconOverride();
    header("Overrides", name ? (icon ? "name icon" : "name") : icon ? "icon" : null);
    boolean usual = settings.maximumPostLength().equals(Settings.DEFAULTS.maximumPostLength());
    header("Post-Length", usual ? null : settings.maximumPostLength().toString());
    header("Hook", delivery.sourceId());
    header("Directory", CaseDirectory.of(asked));
  }

  private void header(String name, @Nullable String value) {
    if (value != null) {
      text.append(name).append(": ").append(line(value)).append('\n');
    }
  }

  private static String line(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
