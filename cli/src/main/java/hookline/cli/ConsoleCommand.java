package hookline.cli;

import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.cli.process.Listening;
import hookline.cli.process.RoleProcess;
import hookline.console.Console;
import hookline.console.ConsoleConfig;
import hookline.console.ConsoleServer;
import hookline.directory.DirectoryView;
import hookline.topics.Topics;
import hookline.web.Readiness;
import hookline.web.Tls;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "console",
    description = "Answers Mattermost's REST API v4, the part hooks need, under /api/v4.",
    mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws InterruptedException {
    RoleProcess.heedSignals();
    Settings settings = options.load();
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    ConsoleConfig config = configs.console();
    BrokerAccess.check(settings);
    RoleProcess process = new RoleProcess("console", topics);
    @Nullable Tls tls = process.certificate(settings);
    DirectoryView directory = process.addDirectory(DirectoryView.start(topics, settings.kafka()));
    Console console = Console.start(config, topics, directory, process.registry());
    process.checkTopics(settings);
    process.serveHealth(settings, Readiness.part("console", console::notReady));
    process.awaitTopics();
    process.add(
        Listening.on(
            settings,
            Setting.HTTP_HOST,
            Setting.HTTP_PORT,
            () ->
                ConsoleServer.start(config, console, settings.duration(Setting.HTTP_DRAIN), tls)));
    process.serve();
    return 0;
  }
}
