package hookline.cli;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.cli.process.RoleProcess;
import hookline.directory.DirectoryView;
import hookline.directory.Projection;
import hookline.processor.PayloadStream;
import hookline.topics.Topics;
import hookline.web.Readiness;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "processor",
    description = "Translates payloads into posts, exactly once. Start as many as you like.",
    mixinStandardHelpOptions = true)
final class ProcessorCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of this process; processor.threads for short.")
  private @Nullable Integer threads;

  @Override
  public Integer call() throws InterruptedException {
    RoleProcess.heedSignals();
    Settings settings =
        threads == null
            ? options.load()
            : options.loadWith(Setting.PROCESSOR_THREADS, threads.toString());
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    BrokerAccess.check(settings);
    RoleProcess process = new RoleProcess("processor", topics);
    InstanceSlot slot = process.takeSlot(settings);
    DirectoryView directory =
        process.addDirectory(
            DirectoryView.start(topics, settings.kafka(), Projection.FOR_PAYLOADS));
    PayloadStream stream =
        PayloadStream.live(
            configs.processor(slot), topics, directory, process.registry(), process.tracing());
    process.checkTopics(settings);
    process.serveHealth(settings, Readiness.part("processor", stream::notReady));
    process.awaitTopics();
    while (!directory.awaitLoaded(LOOK_AGAIN)) {
      // The view says in the log what it waits for.
    }
    process.addMember(stream, stream::leaveWhenClosed).start();
    process.serve();
    return 0;
  }
}
