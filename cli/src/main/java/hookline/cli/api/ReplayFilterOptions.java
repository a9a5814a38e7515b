package hookline.cli.api;

import hookline.cli.ReceivedOptions;
import hookline.cli.config.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which payloads a replay reads again. */
final class ReplayFilterOptions {
  @Mixin private TeamOption team = new TeamOption();

  @Option(
      names = "--hook",
      paramLabel = "HOOK",
      description =
          "those of this hook, by its source id, the id in its URL or its display name; repeatable")
  private List<String> hooks = new ArrayList<>();

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "those whose posts are in this channel, or would be; repeatable")
  private List<String> channels = new ArrayList<>();

  @Option(
      names = "--of-team",
      paramLabel = "TEAM",
      description = "those whose posts are in a channel of this team, or would be; repeatable")
  private List<String> teams = new ArrayList<>();

  @Option(names = "--delivery", paramLabel = "ID", description = "this delivery; repeatable")
  private List<String> deliveries = new ArrayList<>();

  @Mixin private ReceivedOptions received = new ReceivedOptions();

  @Option(names = "--rejected", description = "only what is rejected at present")
  private boolean rejected;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "only what is rejected for this reason, as unknown_channel; repeatable")
  private List<String> reasons = new ArrayList<>();

  @Option(names = "--all", description = "everything in the log")
  private boolean all;

  /** Whether any of them was given. */
  private boolean isGiven() {
    return all
        || rejected
        || !received.areEmpty()
        || !(hooks.isEmpty()
            && channels.isEmpty()
            && teams.isEmpty()
            && deliveries.isEmpty()
            && reasons.isEmpty());
  }

  /**
   * As fields of a replay, names resolved.
   *
   * @throws ConfigException when none was given
   */
  Fields given(Api api) {
    if (!isGiven()) {
      throw new ConfigException(
          "say which payloads: --hook, --channel, --of-team, --delivery, --since, --until, --rejected, --reason, or --all");
    }
    Named named = new Named(api);
    return new Fields()
        .with("source_ids", each(hooks, named::hook))
        .with("channel_ids", each(channels, name -> Named.id(named.channel(team.name(), name))))
        .with("team_ids", each(teams, name -> Named.id(named.team(name))))
        .with("delivery_ids", each(deliveries, id -> id))
        .with("since", received.since())
        .with("until", received.until())
        .with("rejected", rejected ? true : null)
        .with("reasons", each(reasons, reason -> reason))
        .with("all", all ? true : null);
  }

  private static @Nullable List<String> each(List<String> given, Function<String, String> id) {
    return given.isEmpty() ? null : given.stream().map(id).toList();
  }
}
