package hookline.console.pages.hooks;

import hookline.console.pages.PageCall;
import hookline.console.pages.Times;
import hookline.console.pages.hooks.HookView.Fact;
import hookline.console.pages.outcome.Places;
import hookline.console.pages.tryit.SamplePayload;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Dialect;
import hookline.payload.model.Hook;
import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.sink.read.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** Makes of a hook what its page shows. Thread-safe; blocks. */
final class HookViews {
  private final DirectoryView directory;
  private final DirectoryPages pages;
  private final Traffic traffic;
  private final String siteUrl;

  HookViews(HookParts parts, Traffic traffic) {
    this.directory = parts.directory();
    this.pages = parts.pages();
    this.traffic = traffic;
    this.siteUrl = parts.siteUrl();
  }

  HookView of(Hook hook, PageCall call) {
    long now = System.currentTimeMillis();
    Channel channel = directory.channel(hook.channelId());
    long used = lastUsed(hook);
    return new HookView(
        hook.sourceId(),
        HookPages.path(hook),
        HookList.name(hook),
        hook.description(),
        siteUrl + "/hooks/" + hook.id(),
        now < hook.previousUntil() ? Times.of(hook.previousUntil(), call.reader().zone()) : "",
        Places.name(channel, directory),
        Places.path(channel, directory, call.caller()),
        used < 0 ? "not known right now" : Ago.of(used, now),
        used <= 0 ? "" : Times.of(used, call.reader().zone()),
        used < 0 ? null : traffic.of(List.of(hook.sourceId()), now).get(hook.sourceId()),
        facts(hook, call),
        Snippet.of(hook, siteUrl, channel == null ? "" : channel.name()),
        SamplePayload.TEXT);
  }

  /** Epoch ms; 0 for never, -1 while the store is away. */
  private long lastUsed(Hook hook) {
    try {
      return pages.lastUsed(List.of(hook.sourceId())).getOrDefault(hook.sourceId(), 0L);
    } catch (StoreUnavailableException e) {
      return -1;
    }
  }

  private List<Fact> facts(Hook hook, PageCall call) {
    Team team = directory.team(hook.teamId());
    User owner = directory.user(hook.userId());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Team", team == null ? "gone" : HookListing.name(team)));
    facts.add(new Fact("Owner", owner == null ? "gone" : "@" + owner.username()));
    facts.add(
        new Fact(
            "Other channels",
            hook.channelLocked() ? "locked to its own" : "where a payload names one"));
    facts.add(new Fact("Dialect", hook.dialect() == Dialect.SLACK ? "Slack" : "Mattermost"));
    facts.add(new Fact("Time zone", hook.timeZone()));
    addUnless("", hook.username(), "Shown as", facts);
    addUnless("", hook.iconUrl(), "Icon", facts);
    facts.add(new Fact("Made", Times.of(hook.createAt(), call.reader().zone())));
    addUnless("0", Integer.toString(hook.waitSeconds()), "Waits, in seconds", facts);
    addUnless(RetryKey.NONE.wireName(), hook.retryKey().wireName(), "Retry key", facts);
    Protection protection = hook.protection();
    addUnless(RateLimit.DEFAULT.wireName(), protection.rateLimit().wireName(), "Rate limit", facts);
    if (!protection.verification().isNone()) {
      facts.add(new Fact("Signed as by", protection.verification().scheme()));
    }
    addUnless("", String.join(", ", protection.allowedAddresses()), "Takes only from", facts);
    return facts;
  }

  private static void addUnless(String usual, String value, String name, List<Fact> facts) {
    if (!value.equals(usual)) {
      facts.add(new Fact(name, value));
    }
  }
}
