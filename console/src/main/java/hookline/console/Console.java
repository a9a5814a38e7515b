package hookline.console;

import hookline.console.api.ApiHandler;
import hookline.console.api.BodyLimits;
import hookline.console.api.CallMetrics;
import hookline.console.api.Callers;
import hookline.console.api.Route;
import hookline.console.deliveries.DeliveryFinder;
import hookline.console.deliveries.DeliveryReplays;
import hookline.console.deliveries.RejectionDecisions;
import hookline.console.deliveries.RejectionFilters;
import hookline.console.directory.Changes;
import hookline.console.directory.ChannelFinder;
import hookline.console.directory.DirectChannels;
import hookline.console.directory.HookChanges;
import hookline.console.directory.People;
import hookline.console.directory.ReplayOrders;
import hookline.console.directory.Seen;
import hookline.console.directory.Switches;
import hookline.console.directory.TeamChannels;
import hookline.console.directory.Teams;
import hookline.console.directory.Tokens;
import hookline.console.pages.PageGroup;
import hookline.console.pages.PagesConfig;
import hookline.console.pages.PagesHandler;
import hookline.console.pages.channels.ChannelPages;
import hookline.console.pages.channels.ChannelParts;
import hookline.console.pages.channels.LiveChannels;
import hookline.console.pages.deliveries.DeliveryPages;
import hookline.console.pages.deliveries.DeliveryParts;
import hookline.console.pages.hooks.HookPages;
import hookline.console.pages.hooks.HookParts;
import hookline.console.pages.outcome.PostsShown;
import hookline.console.pages.rejections.RejectionPages;
import hookline.console.pages.replays.ReplayPages;
import hookline.console.pages.replays.ReplayParts;
import hookline.console.pages.system.SystemPages;
import hookline.console.pages.system.SystemParts;
import hookline.console.pages.tryit.TryPages;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.replay.CaseExport;
import hookline.replay.Previewer;
import hookline.replays.ReplayLog;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.DeliveryScan;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.ErasureReader;
import hookline.sink.read.PostReader;
import hookline.sink.read.RejectionReader;
import hookline.sink.read.StateReader;
import hookline.sink.read.StoreReader;
import hookline.sink.read.TimelineReader;
import hookline.sink.read.TrafficReader;
import hookline.status.StatusReader;
import hookline.topics.OutcomeRecords;
import hookline.topics.PayloadLookup;
import hookline.topics.PayloadScan;
import hookline.topics.RejectionActions;
import hookline.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /api/v4/...}, and shows the pages. A handler and not a server, so that it can
 * share a port; {@link ConsoleServer} gives it one of its own. Thread-safe.
 */
public final class Console implements AutoCloseable {
  private final DirectoryView directory;
  private final StoreReader store;
  private final DirectChannels directChannels;
  private final PayloadLookup payloads;
  private final ReplayLog replays;
  private final RejectionActions rejectionActions;
  private final StatusReader status;
  private final OutcomeRecords outcomes;
  private final DeliveryFinder deliveries;
  private final Previewer previewer;
  private final RejectionFilters rejectionFilters;
  private final RejectionDecisions rejectionDecisions;
  private final ReplayOrders orders;
  private final HttpHandler api;
  private final LiveChannels live;
  private final PagesHandler pages;

  private Console(
      ConsoleConfig config, Topics topics, DirectoryView directory, MeterRegistry registry) {
    this.directory = directory;
    this.store =
        StoreReader.open(
            config.jdbcUrl(),
            config.user(),
            config.password(),
            "hookline-console",
            config.workerThreads());
    this.directChannels = new DirectChannels(topics, config.kafka());
    this.payloads = new PayloadLookup(topics, config.kafka());
    this.replays = new ReplayLog(topics, config.kafka());
    this.rejectionActions = new RejectionActions(topics, config.kafka());
    this.outcomes = new OutcomeRecords(topics, config.kafka());
    this.status = new StatusReader(topics, config.kafka());
    DirectoryPages directoryPages = new DirectoryPages(store);
    Seen seen = new Seen(directoryPages);
    DirectoryWriter writer = new DirectoryWriter(directory, topics, config.kafka());
    Changes changes = new Changes(writer, seen, config.workerThreads() / 2);
    ChannelFinder finder = new ChannelFinder(directory, directoryPages, directChannels);
    Callers callers = new Callers(directory, config.adminToken());
    this.deliveries =
        new DeliveryFinder(
            directory, finder, new DeliveryReader(store), new ErasureReader(store), payloads);
    this.previewer = new Previewer(topics.settings(), directory, new StateReader(store));
    this.rejectionFilters = new RejectionFilters(directory);
    this.rejectionDecisions =
        new RejectionDecisions(
            rejectionFilters,
            new RejectionReader(store),
            rejectionActions,
            new DeliveryReplays(replays));
    HookChanges hookChanges =
        new HookChanges(directory, changes, config.retryLimits(), config.hookLimit());
    this.orders = new ReplayOrders(directory, replays);
    this.api =
        api(config, topics, registry, callers, directoryPages, seen, changes, hookChanges, finder);
    TimelineReader timeline = new TimelineReader(store);
    this.live = new LiveChannels(timeline);
    this.pages =
        pages(
            config,
            topics,
            callers,
            directoryPages,
            finder,
            timeline,
            new HookParts(
                directory,
                hookChanges,
                finder,
                directoryPages,
                new TrafficReader(store),
                new PostReader(store),
                new PostsShown(config.inlineImages(), config.siteUrl()),
                topics.settings(),
                config.siteUrl()),
            new ReplayParts(directory, directoryPages, orders, deliveries, previewer),
            new SystemParts(
                directory,
                topics,
                status,
                new Switches(directory, changes),
                new People(changes),
                new Tokens(changes),
                new Teams(changes),
                new TeamChannels(changes),
                config.siteUrl()));
  }

  /** As below, measured by nobody. */
  public static Console start(ConsoleConfig config, Topics topics, DirectoryView directory) {
    return start(config, topics, directory, new CompositeMeterRegistry());
  }

  /**
   * A console that answers at once; what needs the brokers or the database is answered 503 while
   * they are away.
   *
   * @param directory loaded or being loaded; stays the caller's to close, after this
   * @param registry where it puts its metrics; stays the caller's to close
   */
  public static Console start(
      ConsoleConfig config, Topics topics, DirectoryView directory, MeterRegistry registry) {
    return new Console(config, topics, directory, registry);
  }

  private HttpHandler api(
      ConsoleConfig config,
      Topics topics,
      MeterRegistry registry,
      Callers callers,
      DirectoryPages pages,
      Seen seen,
      Changes changes,
      HookChanges hookChanges,
      ChannelFinder finder) {
    ErasureReader erasures = new ErasureReader(store);
    TeamChannels channels = new TeamChannels(changes);
    List<Route> routes =
        ApiRoutes.of(
            new UserCalls(directory, new People(changes), pages, seen),
            new TokenCalls(directory, new Tokens(changes)),
            new TeamCalls(directory, new Teams(changes)),
            new ChannelCalls(directory, channels, finder, pages, seen),
            new MemberCalls(directory, channels, directChannels),
            new ConfigCalls(new Switches(directory, changes), config.siteUrl()),
            new HookCalls(directory, hookChanges, pages, seen, config.siteUrl()),
            new PostCalls(finder, new PostReader(store)),
            new DeliveryCalls(deliveries, previewer),
            new ReplayCalls(orders),
            new ErasureCalls(directory, erasures, new ErasureLog(topics, config.kafka())),
            new RejectionCalls(
                rejectionFilters,
                new RejectionReader(store),
                new StateReader(store),
                payloads,
                rejectionDecisions),
            new StatusCalls(status));
    return new HttpContinueReadHandler(
        new ApiHandler(routes, callers, limits(config), new CallMetrics(registry)));
  }

  /** Every page, in the order of the navigation: a group is a line here. */
  private PagesHandler pages(
      ConsoleConfig config,
      Topics topics,
      Callers callers,
      DirectoryPages directoryPages,
      ChannelFinder finder,
      TimelineReader timeline,
      HookParts hookParts,
      ReplayParts replayParts,
      SystemParts systemParts) {
    DeliveryParts deliveryParts = deliveryParts(config, topics, directoryPages, finder);
    List<PageGroup> groups =
        List.of(
            ChannelPages.of(
                new ChannelParts(
                    directory,
                    directoryPages,
                    finder,
                    new PostReader(store),
                    timeline,
                    live,
                    config.inlineImages(),
                    config.siteUrl())),
            HookPages.of(hookParts),
            TryPages.of(hookParts),
            DeliveryPages.of(deliveryParts),
            RejectionPages.of(deliveryParts),
            ReplayPages.of(replayParts),
            SystemPages.of(systemParts));
    return new PagesHandler(
        new PagesConfig(config.siteUrl(), config.adminToken(), config.inlineImages()),
        groups,
        callers,
        limits(config));
  }

  private DeliveryParts deliveryParts(
      ConsoleConfig config, Topics topics, DirectoryPages directoryPages, ChannelFinder finder) {
    return new DeliveryParts(
        directory,
        directoryPages,
        finder,
        deliveries,
        new DeliveryScan(store),
        new PostReader(store),
        new RejectionReader(store),
        new DeliveryReplays(replays),
        orders,
        rejectionDecisions,
        previewer,
        new CaseExport(topics.settings(), directory, new StateReader(store)),
        outcomes,
        () -> new PayloadScan(topics, config.kafka()),
        config.inlineImages(),
        config.siteUrl());
  }

  private static BodyLimits limits(ConsoleConfig config) {
    return new BodyLimits(config.maxBodyBytes(), config.bodyTime());
  }

  /** Answers {@code /api/v4/...} and, whatever else is asked for, a page. */
  public HttpHandler handler() {
    return before(pages);
  }

  /** Answers what is the console's, and leaves the rest to another. */
  public HttpHandler before(HttpHandler other) {
    return exchange -> {
      String path = exchange.getRequestPath();
      if (path.equals(ApiHandler.ROOT) || path.startsWith(ApiHandler.ROOT + "/")) {
        api.handleRequest(exchange);
      } else if (pages.isOurs(path)) {
        pages.handleRequest(exchange);
      } else {
        other.handleRequest(exchange);
      }
    };
  }

  /** Why calls cannot be answered yet or any more, in one line, or null when they can. */
  public @Nullable String notReady() {
    return directory.notReady();
  }

  /** Lets browsers go that listen, now and from now on: a listener would listen for ever. */
  void endListening() {
    live.close();
  }

  @Override
  public void close() {
    status.close();
    outcomes.close();
    live.close();
    rejectionActions.close();
    replays.close();
    payloads.close();
    directChannels.close();
    store.close();
  }
}
