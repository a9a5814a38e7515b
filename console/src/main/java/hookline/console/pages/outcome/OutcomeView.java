package hookline.console.pages.outcome;

import hookline.console.render.PostView;
import hookline.payload.model.Warning;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a payload becomes.
 *
 * @param place the channel it goes to, as people call it; empty for none
 * @param placePath where that is shown; empty where it is not to be
 * @param posts in their order; none when it is refused
 * @param warnings what the payload asked for and its posts could not give
 * @param refusal why there are no posts; null when there are, or when nothing is known
 * @param note what else is to be said; empty for nothing
 * @param zone of the times within posts
 */
public record OutcomeView(
    String place,
    String placePath,
    List<PostView> posts,
    List<Warning> warnings,
    @Nullable RefusalView refusal,
    String note,
    ZoneId zone) {
  public OutcomeView {
    posts = List.copyOf(posts);
    warnings = List.copyOf(warnings);
  }

  /** A payload of which there is only something to say. */
  public static OutcomeView of(String note, ZoneId zone) {
    return new OutcomeView("", "", List.of(), List.of(), null, note, zone);
  }

  /** A payload that makes no posts. */
  public static OutcomeView of(RefusalView refusal, String note, ZoneId zone) {
    return new OutcomeView("", "", List.of(), List.of(), refusal, note, zone);
  }
}
