package hookline.bench.measure;

import java.util.Optional;

/** A budget and what became of it in one scene. */
public record Verdict(String scene, Budget budget, Spread measured) {
  /** Empty where the scene has no such figure, as when a reference was left out. */
  static Optional<Verdict> of(Scene scene, Budget budget) {
    String reference = budget.reference();
    Optional<Spread> measured =
        reference == null
            ? scene.spread(budget.subject(), budget.quantity())
            : scene.ratio(budget.subject(), reference, budget.quantity());
    return measured.map(spread -> new Verdict(scene.title(), budget, spread));
  }

  /** Whether the median of the rounds is within the budget. */
  public boolean holds() {
    return budget.holds(measured.median());
  }
}
