package hookline.cli;

import hookline.cli.config.ConfigException;
import hookline.cli.config.RoleConfigs;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import hookline.cli.process.BrokerAccess;
import hookline.processor.MemoryMove;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicDifference;
import hookline.topics.TopicFindings;
import hookline.topics.TopicGrowth;
import hookline.topics.Topics;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "topics",
    description = "Makes and checks the topics in the cluster.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class TopicsCommand {
  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  @Command(
      name = "apply",
      description = "Makes the topics that are missing; changes nothing that exists.",
      mixinStandardHelpOptions = true)
  int apply(@Mixin ConfigOptions options) {
    PrintWriter out = out();
    List<String> made = asked(options, TopicAdmin::apply);
    made.forEach(name -> out.println("made " + name));
    out.println(made.isEmpty() ? "nothing is missing" : made.size() + " topics made");
    out.flush();
    return 0;
  }

  @Command(
      name = "check",
      description = "Tells where the topics differ from what they must be; exits 1 if they do.",
      mixinStandardHelpOptions = true)
  int check(@Mixin ConfigOptions options) {
    PrintWriter out = out();
    TopicFindings found = asked(options, TopicAdmin::check);
    List<TopicDifference> differences = found.differences();
    if (!differences.isEmpty()) {
      printTable(differences, out);
    }
    found.unseen().forEach(unseen -> out.println("not looked at: " + unseen));
    boolean isRight = differences.isEmpty() && found.unseen().isEmpty();
    if (isRight) {
      out.println("all topics are as they must be");
    }
    out.flush();
    return isRight ? 0 : 1;
  }

  @Command(
      name = "grow",
      description = {
        "Gives the topics that carry traffic more partitions, while no role runs: stop every"
            + " ingress, let the processors finish, stop all other roles.",
        "Order is kept and keys stay remembered. docs/operations.md tells the steps."
      },
      mixinStandardHelpOptions = true)
  int grow(
      @Mixin ConfigOptions options,
      @Option(
              names = "--partitions",
              required = true,
              paramLabel = "N",
              description = "how many they are to have")
          int partitions) {
    Settings settings = options.load();
    Topics topics = new RoleConfigs(settings).topics();
    PrintWriter out = out();
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
      TopicGrowth growth = new TopicGrowth(admin, topics);
      List<String> obstacles = growth.obstacles(partitions);
      if (!obstacles.isEmpty()) {
        throw new ConfigException(String.join("; ", obstacles));
      }
      // The memory first: were it cut short after the topics, nobody would know that it was.
      long moved = new MemoryMove(topics, settings.kafka(), admin).to(partitions);
      growth.grow(partitions).forEach(topic -> out.printf("%s has %d%n", topic, partitions));
      out.printf("%d remembered keys moved along%n", moved);
      out.printf("Now start every role with %s=%d%n", Setting.TOPICS_PARTITIONS.key(), partitions);
    }
    out.flush();
    return 0;
  }

  private static void printTable(List<TopicDifference> differences, PrintWriter out) {
    int width =
        differences.stream().mapToInt(difference -> difference.topic().length()).max().orElse(5);
    String row = "%-" + Math.max(5, width) + "s  %-24s  %-14s  %s%n";
    out.printf(row, "TOPIC", "PROPERTY", "MUST BE", "IS");
    for (TopicDifference difference : differences) {
      out.printf(
          row,
          difference.topic(),
          difference.property(),
          difference.expected(),
          difference.actual());
    }
    out.println();
    TopicFindings.sentences(differences).forEach(out::println);
  }

  private static <T> T asked(
      ConfigOptions options, java.util.function.Function<TopicAdmin, T> question) {
    Settings settings = options.load();
    BrokerAccess.check(settings);
    Map<String, Object> kafka = new HashMap<>(settings.kafka());
    kafka.putIfAbsent("default.api.timeout.ms", "15000");
    kafka.putIfAbsent("request.timeout.ms", "10000");
    try (Admin admin = Admin.create(kafka)) {
      return question.apply(new TopicAdmin(admin, new RoleConfigs(settings).topics()));
    } catch (org.apache.kafka.common.errors.TimeoutException e) {
      throw new IllegalStateException(
          "no broker answers at %s (kafka.bootstrap.servers)"
              .formatted(settings.kafka().get("bootstrap.servers")),
          e);
    }
  }

  private PrintWriter out() {
    return java.util.Objects.requireNonNull(spec).commandLine().getOut();
  }
}
