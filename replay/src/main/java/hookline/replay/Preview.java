package hookline.replay;

import hookline.payload.model.Outcome;
import hookline.replays.ReplayKind;
import java.util.List;

/**
 * What a delivery would become if it were processed now.
 *
 * @param kind what a replay would do to it
 * @param diff from what the store has to what would be, in unified form; empty when nothing differs
 * @param outcome what would be
 */
public record Preview(ReplayKind kind, List<String> diff, Outcome outcome) {
  public Preview {
    diff = List.copyOf(diff);
  }
}
