package hookline.cli;

import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.topics.Topics;
import java.time.Duration;

/** The directory as one command needs it: read to its end, and a way to write it. */
public final class LoadedDirectory implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Settings settings;
  private final Topics topics;
  private final DirectoryView view;

  private LoadedDirectory(Settings settings) {
    this.settings = settings;
    this.topics = new RoleConfigs(settings).topics();
    this.view = DirectoryView.start(topics, settings.kafka());
  }

  /**
   * Returns once all of it has been read.
   *
   * @throws IllegalStateException when nothing comes for a while, with the reason
   */
  static LoadedDirectory open(ConfigOptions options) {
    return open(options.load());
  }

  /** The same with settings that are known already. */
  public static LoadedDirectory open(Settings settings) {
    BrokerAccess.check(settings);
    LoadedDirectory directory = new LoadedDirectory(settings);
    try {
      directory.awaitLoaded();
      return directory;
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  private void awaitLoaded() {
    long before = view.progress();
    while (!view.awaitLoaded(PATIENCE)) {
      if (view.progress() <= before) {
        throw new IllegalStateException(
            "no answer from %s within %d s: %s"
                .formatted(
                    settings.kafka().get("bootstrap.servers"),
                    PATIENCE.toSeconds(),
                    view.notReady()));
      }
      before = view.progress();
    }
  }

  /** What it holds. */
  public DirectoryView view() {
    return view;
  }

  Settings settings() {
    return settings;
  }

  DirectoryWriter writer() {
    return new DirectoryWriter(view, topics, settings.kafka());
  }

  @Override
  public void close() {
    view.close();
  }
}
