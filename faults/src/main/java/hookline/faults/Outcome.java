package hookline.faults;

import hookline.faults.check.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a round.
 *
 * @param faults what was done
 * @param seconds it took
 * @param verdict null when the line could not even be looked at
 * @param missed faults whose moment did not come: about them the round says nothing
 * @param violations of what was promised; none when all was kept
 */
public record Outcome(
    List<String> faults,
    long seconds,
    @Nullable Verdict verdict,
    List<String> missed,
    List<String> violations) {

  /** Whether the line kept its promises. */
  public boolean passed() {
    return violations.isEmpty() && verdict != null;
  }

  @Override
  public String toString() {
    return "%s %s, %d s: %s%s%s"
        .formatted(
            passed() ? "passed" : "FAILED",
            String.join("+", faults),
            seconds,
            verdict,
            missed.isEmpty() ? "" : "; missed " + missed,
            violations.isEmpty() ? "" : "; " + violations);
  }
}
