package hookline.bench.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One comparison under one condition: what each subject did in each round. Subjects take turns, A B
 * A B, so that what slows the machine for a while slows all of them.
 *
 * @param title the condition, as in {@code 64 connections}
 * @param rounds by subject, in the order they were measured
 */
public record Scene(String title, Map<String, List<Map<Quantity, Double>>> rounds) {

  /** Warms each subject up, then lets them take turns. */
  public static Scene run(String title, List<? extends Subject> subjects, int rounds)
      throws Exception {
    for (Subject subject : subjects) {
      Progress.tell("%s: warming up %s", title, subject.name());
      subject.warmUp();
    }
    Map<String, List<Map<Quantity, Double>>> measured = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Subject subject : subjects) {
        Map<Quantity, Double> figures = new EnumMap<>(subject.measure());
        measured.computeIfAbsent(subject.name(), name -> new ArrayList<>()).add(figures);
        Progress.tell("%s, round %d: %s: %s", title, round, subject.name(), shown(figures));
      }
    }
    return new Scene(title, measured);
  }

  private static String shown(Map<Quantity, Double> figures) {
    StringBuilder shown = new StringBuilder();
    figures.forEach(
        (quantity, value) ->
            shown
                .append(shown.isEmpty() ? "" : ", ")
                .append(quantity.show(value))
                .append(' ')
                .append(quantity.title()));
    return shown.toString();
  }

  /** A subject's figures of one kind over the rounds; empty when it has none. */
  public Optional<Spread> spread(String subject, Quantity quantity) {
    List<Double> values = values(subject, quantity);
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values));
  }

  /** The one's figures divided by the other's, round by round. */
  public Optional<Spread> ratio(String subject, String reference, Quantity quantity) {
    List<Double> over = values(subject, quantity);
    List<Double> under = values(reference, quantity);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(over.size(), under.size()); i++) {
      if (under.get(i) > 0) {
        ratios.add(over.get(i) / under.get(i));
      }
    }
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
  }

  private List<Double> values(String subject, Quantity quantity) {
    return rounds.getOrDefault(subject, List.of()).stream()
        .map(round -> round.get(quantity))
        .filter(value -> value != null)
        .toList();
  }

  /** The kinds of figures any of its rows has. */
  List<Quantity> quantities() {
    EnumMap<Quantity, Boolean> found = new EnumMap<>(Quantity.class);
    rounds
        .values()
        .forEach(all -> all.forEach(round -> round.keySet().forEach(key -> found.put(key, true))));
    return List.copyOf(found.keySet());
  }

  /** How many rounds there were. */
  int count() {
    return rounds.values().iterator().next().size();
  }

  /** The first subject, which the others are compared with. */
  String first() {
    return rounds.keySet().iterator().next();
  }
}
