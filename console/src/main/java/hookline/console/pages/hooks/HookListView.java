package hookline.console.pages.hooks;

import hookline.payload.model.Team;
import java.util.List;

/**
 * A page of the list.
 *
 * @param teams to choose from; one or none is no choice
 * @param isOwn whether only the reader's own are shown, though there are others to see
 * @param offersOwn whether the reader sees others' too
 * @param counted where in all that was found the page stands
 * @param previous where the page before is; empty for none
 * @param next where the page after is; empty for none
 */
public record HookListView(
    List<HookRow> rows,
    String words,
    String teamId,
    List<Team> teams,
    boolean isOwn,
    boolean offersOwn,
    String counted,
    String previous,
    String next) {
  public HookListView {
    rows = List.copyOf(rows);
    teams = List.copyOf(teams);
  }

  /** Whether anything was asked for. */
  public boolean isFiltered() {
    return !words.isEmpty() || !teamId.isEmpty() || isOwn;
  }
}
