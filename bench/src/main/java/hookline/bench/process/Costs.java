package hookline.bench.process;

import hookline.bench.measure.Quantity;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The processor time of a subject, and of what is behind it, over one measurement. */
public final class Costs {
  private static final double PER = 100_000;

  private final ProcessorClock subject;
  private final @Nullable ProcessorClock behind;
  private final double subjectBefore;
  private final double behindBefore;

  private Costs(ProcessorClock subject, @Nullable ProcessorClock behind) {
    this.subject = subject;
    this.behind = behind;
    this.subjectBefore = subject.seconds();
    this.behindBefore = behind == null ? 0 : behind.seconds();
  }

  /**
   * Counts from now on.
   *
   * @param behind null when it leans on nothing
   */
  public static Costs from(ProcessorClock subject, @Nullable ProcessorClock behind) {
    return new Costs(subject, behind);
  }

  /** What it took since, for so many. */
  public Map<Quantity, Double> of(long count) {
    return sinceThen().of(count);
  }

  /** What it took since: for when how many has to be asked of the subject itself. */
  public Spent sinceThen() {
    return new Spent(
        subject.seconds() - subjectBefore, behind == null ? null : behind.seconds() - behindBefore);
  }

  /** Seconds of processor time. */
  public record Spent(double subject, @Nullable Double behind) {
    /** The same, for so many. */
    public Map<Quantity, Double> of(long count) {
      Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
      figures.put(Quantity.PROCESSOR, subject * PER / count);
      if (behind != null) {
        figures.put(Quantity.PROCESSOR_BEHIND, behind * PER / count);
      }
      return figures;
    }
  }
}
