package hookline.cli;

import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.cli.process.Listening;
import hookline.cli.process.RoleProcess;
import hookline.directory.DirectoryView;
import hookline.directory.Projection;
import hookline.ingress.Ingress;
import hookline.ingress.IngressConfig;
import hookline.ingress.IngressServer;
import hookline.topics.Topics;
import hookline.web.Readiness;
import hookline.web.Tls;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "ingress",
    description = "Takes webhooks over HTTP and answers each once the brokers have it.",
    mixinStandardHelpOptions = true)
final class IngressCommand implements Callable<Integer> {
  @Mixin private ConfigOptions options = new ConfigOptions();

  @Override
  public Integer call() throws InterruptedException {
    RoleProcess.heedSignals();
    Settings settings = options.load();
    RoleConfigs configs = new RoleConfigs(settings);
    Topics topics = configs.topics();
    IngressConfig config = configs.ingress();
    BrokerAccess.check(settings);
    RoleProcess process = new RoleProcess("ingress", topics);
    @Nullable Tls tls = process.certificate(settings);
    DirectoryView directory =
        process.addDirectory(
            DirectoryView.start(topics, settings.kafka(), Projection.FOR_PAYLOADS));
    process.checkTopics(settings);
    // It listens all the same: senders are answered 503 until its topics are as they must be.
    Ingress ingress =
        Ingress.start(
            config,
            topics,
            directory,
            process.registry(),
            process.tracing(),
            process::topicsTrouble);
    process.serveHealth(settings, Readiness.part("ingress", ingress::notReady));
    process.add(
        Listening.on(
            settings,
            Setting.HTTP_HOST,
            Setting.HTTP_PORT,
            () -> IngressServer.start(config, ingress, tls)));
    process.serve();
    return 0;
  }
}
