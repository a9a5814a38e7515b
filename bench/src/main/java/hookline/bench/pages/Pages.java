package hookline.bench.pages;

import hookline.bench.measure.Progress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which pages are looked at, each once for what it asks the store. */
final class Pages {
  /** No post has it, so that all are looked through that there is time for. */
  private static final String ABSENT = "zeppelin";

  private Pages() {}

  static List<AskedPage> of(Site site) throws Exception {
    Visitor admin = Visitor.of(site.port(), site.adminToken());
    Visitor owner =
        Visitor.of(
            site.port(), Visitor.token(site.port(), site.adminToken(), site.samples().owner()));
    List<AskedPage> pages = new ArrayList<>();
    ask(pages, site, admin, "", paths(site.samples()));
    ask(pages, site, owner, "a hook's owner: ", ownersPaths());
    return pages;
  }

  private static Map<String, String> paths(Samples samples) {
    String busy = "/channels/" + samples.busyChannel();
    String monthAgo =
        Instant.ofEpochMilli(samples.farPlace().createAt())
            .atOffset(ZoneOffset.UTC)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("busy channel, newest", busy);
    paths.put("busy channel, far back", busy + "?before=" + samples.farPlace());
    paths.put("quiet channel, newest", "/channels/" + samples.quietChannel());
    paths.put("permalink", busy + "/posts/" + samples.middlePost());
    paths.put("search, a word of one in 150", busy + "/search?q=timeout");
    paths.put("search, a word that is not there", busy + "/search?q=" + ABSENT);
    paths.put("deliveries", "/deliveries");
    paths.put("deliveries, far back", "/deliveries?until=" + monthAgo);
    paths.put("deliveries with a word", "/deliveries?q=timeout");
    paths.put("deliveries of the busy hook", "/deliveries?hook=" + samples.busyHook());
    paths.put(
        "deliveries of the busy hook, far back",
        "/deliveries?hook=" + samples.busyHook() + "&until=" + monthAgo);
    paths.put("deliveries of a quiet hook", "/deliveries?hook=" + samples.quietHook());
    paths.put("deliveries of the busy channel", "/deliveries?channel=" + samples.busyChannel());
    paths.put("deliveries, rejected", "/deliveries?status=rejected");
    paths.put("one delivery", "/deliveries/" + samples.delivery());
    paths.put("rejections", "/rejections");
    paths.put("rejections of a reason and hook", "/rejections/no_content/" + samples.busyHook());
    paths.put("hooks", "/webhooks");
    paths.put("one hook", "/webhooks/" + samples.busyHook());
    return paths;
  }

  private static Map<String, String> ownersPaths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("deliveries", "/deliveries");
    paths.put("deliveries, rejected", "/deliveries?status=rejected");
    paths.put("rejections", "/rejections");
    paths.put("hooks", "/webhooks");
    return paths;
  }

  private static void ask(
      List<AskedPage> pages, Site site, Visitor visitor, String who, Map<String, String> paths)
      throws Exception {
    for (Map.Entry<String, String> each : paths.entrySet()) {
      // The first time is the JVM's and the disk's: a page that gives up after a second asks less.
      visitor.millis(each.getValue());
      List<LoggedStatement> statements = site.log().during(() -> visitor.millis(each.getValue()));
      Progress.tell("%s%s: %d statements", who, each.getKey(), statements.size());
      pages.add(new AskedPage(who + each.getKey(), visitor, each.getValue(), statements));
    }
  }
}
