package hookline.faults.check;

import hookline.faults.line.Line;
import hookline.sink.KeptStore;
import hookline.sink.RebuildProgress;
import hookline.sink.SinkConfig;
import hookline.sink.StoreComparison;
import hookline.sink.StoreComparison.Compared;
import hookline.sink.StoreRebuild;
import hookline.sink.StoreUpkeepException;
import java.util.List;
import java.util.Map;

/**
 * Makes a line's store anew from its log, and holds old and new against each other: what {@code
 * hookline store rebuild}, {@code compare} and {@code drop-before} do. The line goes on with the
 * new one. For one thread.
 */
public final class Rebuild {
  private static final int MOST_SHOWN = 3;

  private final Line line;
  private final SinkConfig config;

  /** Of that line's store. */
  public Rebuild(Line line) {
    this.line = line;
    this.config =
        SinkConfig.defaults(
            line.topics(),
            line.database().jdbcUrl(),
            "",
            "",
            Map.of("bootstrap.servers", line.kafka().bootstrapServers()));
  }

  /**
   * Rebuilds and compares.
   *
   * @return the differences, none when all is well
   * @throws StoreUpkeepException when it could not be done; the store is as it was
   */
  public List<String> differences() {
    new StoreRebuild(config, line.topics(), new Silent()).run();
    List<Compared> tables = new StoreComparison(config).compare("", "", MOST_SHOWN);
    new KeptStore(config).drop();
    return tables.stream()
        .filter(table -> table.differing() > 0)
        .map(
            table ->
                "%d rows of %s are not as the log makes them: %s"
                    .formatted(table.differing(), table.table(), table.shown()))
        .toList();
  }

  /** Drops what a rebuild has kept that ended before it was compared. */
  public void forgetKept() {
    try {
      new KeptStore(config).drop();
    } catch (StoreUpkeepException e) {
      // Nothing was kept.
    }
  }

  /** Nobody looks on. */
  private static final class Silent implements RebuildProgress {
    @Override
    public void says(String line) {}

    @Override
    public void isAt(long done, long all, String what) {}
  }
}
