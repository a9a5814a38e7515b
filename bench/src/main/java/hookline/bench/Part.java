package hookline.bench;

import hookline.bench.measure.Budget;
import hookline.bench.measure.Scene;
import hookline.bench.process.Workbench;
import java.util.List;
import java.util.Map;

/** A part of {@code hookline bench} that can be run alone. For one run. */
public interface Part {
  /**
   * What was found.
   *
   * @param notes what the figures cannot say of themselves
   * @param budgets by the scene they are about
   */
  record Found(List<String> notes, List<Scene> scenes, Map<String, List<Budget>> budgets) {}

  /** For people. */
  String title();

  /** Starts what it needs on the bench, and measures; whoever calls closes the bench. */
  Found measure(RunOptions options, Workbench bench) throws Exception;
}
