package hookline.cli;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.cli.process.RoleProcess;
import hookline.directory.DirectoryView;
import hookline.directory.Projection;
import hookline.processor.PayloadStream;
import hookline.replay.ReplayStream;
import hookline.replay.Replayer;
import hookline.topics.Topics;
import hookline.web.Readiness;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The {@code replayer} role. */
@Command(
    name = "replayer",
    description = {
      "Carries out replays: reads payloads again and processes those anew that would change.",
      "Of several, one reads and all process; 'hookline replay' asks for a replay."
    },
    mixinStandardHelpOptions = true)
final class ReplayerCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws InterruptedException {
    Settings settings = options.load();
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    RoleProcess process = new RoleProcess("replayer", topics);
    InstanceSlot slot = process.takeSlot(settings);
    DirectoryView directory =
        process.addDirectory(
            DirectoryView.start(topics, settings.kafka(), Projection.FOR_PAYLOADS));
    PayloadStream stream =
        PayloadStream.replay(configs.processor(slot), topics, directory, process.registry());
    Replayer replayer =
        new Replayer(
            configs.replayer(slot), topics, directory, ReplayStream.ALWAYS, process.registry());
    process.serveHealth(
        settings,
        Readiness.of(
            Readiness.part("processor", stream::notReady),
            Readiness.part("replayer", replayer::notReady)));
    while (!directory.awaitLoaded(LOOK_AGAIN)) {
      // The view says in the log what it waits for.
    }
    process.add(stream).start();
    process.add(replayer).start();
    process.serve();
    return 0;
  }
}
