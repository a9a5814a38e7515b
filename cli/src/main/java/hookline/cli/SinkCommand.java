package hookline.cli;

import hookline.cli.config.InstanceSlot;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.cli.process.RoleProcess;
import hookline.sink.Sink;
import hookline.topics.Topics;
import hookline.web.Readiness;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "sink",
    description = "Stores posts, rejections and the directory in PostgreSQL, exactly once.",
    mixinStandardHelpOptions = true)
final class SinkCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws InterruptedException {
    RoleProcess.heedSignals();
    Settings settings = options.load();
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    BrokerAccess.check(settings);
    RoleProcess process = new RoleProcess("sink", topics);
    InstanceSlot slot = process.takeSlot(settings);
    Sink sink = new Sink(configs.sink(slot, topics), topics, process.registry(), process.tracing());
    process.addMember(sink, sink::leaveWhenClosed);
    process.checkTopics(settings);
    process.serveHealth(settings, Readiness.part("sink", sink::notReady));
    process.awaitTopics();
    sink.start();
    process.serve();
    return 0;
  }
}
