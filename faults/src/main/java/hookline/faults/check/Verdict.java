package hookline.faults.check;

import java.util.List;

/**
 * What a checker found.
 *
 * @param violations of the line's promises, the first twenty; none when it kept them
 * @param acknowledged payloads answered 200
 * @param uncertain payloads whose senders could not know
 * @param notStored payloads whose senders were told that nothing was stored
 * @param duplicates deliveries recognized as repetitions
 * @param slowestAnswerMillis of any ingress that was not itself frozen or killed
 */
public record Verdict(
    List<String> violations,
    long acknowledged,
    long uncertain,
    long notStored,
    int duplicates,
    long slowestAnswerMillis) {
  /** Whether the line kept its promises. */
  public boolean passed() {
    return violations.isEmpty();
  }

  @Override
  public String toString() {
    return "%d acknowledged, %d uncertain, %d not stored, %d duplicates, slowest answer %d ms"
        .formatted(acknowledged, uncertain, notStored, duplicates, slowestAnswerMillis);
  }
}
