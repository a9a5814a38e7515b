package hookline.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A part's figures, and what they have to be read with.
 *
 * @param part its name on the command line
 * @param title its name for people
 * @param command what measured it
 * @param when the day and hour, UTC
 * @param machine what it ran on
 * @param others how busy other programs kept the machine meanwhile, and how fast it was itself
 * @param notes what the figures cannot say of themselves: loads, sizes, settings
 * @param scenes in the order of their condition
 * @param verdicts of the budgets that apply
 */
public record Report(
    String part,
    String title,
    String command,
    String when,
    String machine,
    String others,
    List<String> notes,
    List<Scene> scenes,
    List<Verdict> verdicts) {

  /**
   * The verdicts on some scenes.
   *
   * @param budgets by the title of the scene they are about
   */
  public static List<Verdict> judge(List<Scene> scenes, Map<String, List<Budget>> budgets) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Scene scene : scenes) {
      for (Budget budget : budgets.getOrDefault(scene.title(), List.of())) {
        Verdict.of(scene, budget).ifPresent(verdicts::add);
      }
    }
    return verdicts;
  }

  /** Whether every budget was held that could be measured. */
  public boolean holds() {
    return verdicts.stream().allMatch(Verdict::holds);
  }

  /** How many rounds the scene with the fewest has. */
  public int rounds() {
    return scenes.stream()
        .flatMap(scene -> scene.rounds().values().stream())
        .mapToInt(List::size)
        .min()
        .orElse(0);
  }
}
