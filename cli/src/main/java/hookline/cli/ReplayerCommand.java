package hookline.cli;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
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
    RoleProcess.heedSignals();
    Settings settings = options.load();
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    BrokerAccess.check(settings);
    RoleProcess process = new RoleProcess("replayer", topics);
    InstanceSlot slot = process.takeSlot(settings);
    DirectoryView directory =
        process.addDirectory(
            DirectoryView.start(topics, settings.kafka(), Projection.FOR_PAYLOADS));
    PayloadStream stream =
        PayloadStream.replay(
            configs.processor(slot), topics, directory, process.registry(), process.tracing());
    Replayer replayer =
        new Replayer(
            configs.replayer(slot), topics, directory, ReplayStream.ALWAYS, process.registry());
    process.checkTopics(settings);
    process.serveHealth(
        settings,
        Readiness.part("processor", stream::notReady),
        Readiness.part("replayer", replayer::notReady));
    process.awaitTopics();
    while (!directory.awaitLoaded(LOOK_AGAIN)) {
      // The view says in the log what it waits for.
    }
    process.addMember(stream, stream::leaveWhenClosed).start();
    process.addMember(replayer, replayer::leaveWhenClosed).start();
    process.serve();
    return 0;
  }
}
