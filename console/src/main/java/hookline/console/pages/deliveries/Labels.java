package hookline.console.pages.deliveries;

import hookline.console.api.Caller;
import hookline.console.pages.deliveries.DeliveryListView.Choice;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.sink.read.DirectoryPages;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What hooks and channels are called, and which one a reader means. Thread-safe; blocks. */
public final class Labels {
  private static final int MOST_CHOICES = 200;

  private final DirectoryView directory;
  private final DirectoryPages pages;

  public Labels(DirectoryView directory, DirectoryPages pages) {
    this.directory = directory;
    this.pages = pages;
  }

  /** What a hook is called: its name, or else its creator's and its channel's. */
  public String hook(String sourceId) {
    Hook hook = directory.hookBySource(sourceId);
    if (hook == null) {
      return sourceId;
    }
    if (!hook.displayName().isEmpty()) {
      return hook.displayName();
    }
    User creator = directory.user(hook.userId());
    Channel channel = directory.channel(hook.channelId());
    return "%s’s hook in %s"
        .formatted(
            creator == null ? "somebody" : creator.username(),
            channel == null ? "a channel" : channel(channel));
  }

  /** A channel's name with its sign. */
  public String channel(String id) {
    Channel channel = directory.channel(id);
    return channel == null ? "a direct channel" : channel(channel);
  }

  /** Where a hook posts unless its payloads say otherwise; empty for a hook that is not there. */
  String channelOf(String sourceId) {
    Hook hook = directory.hookBySource(sourceId);
    return hook == null ? "" : hook.channelId();
  }

  private static String channel(Channel channel) {
    String name = channel.displayName().isEmpty() ? channel.name() : channel.displayName();
    return (channel.type() == ChannelType.PRIVATE ? "◇" : "~") + name;
  }

  /** The hook somebody means by a source id or a name that only one of those they see has. */
  @Nullable Hook hookNamed(Caller caller, String name) {
    Hook hook = directory.hookBySource(name);
    if (hook != null) {
      return hook;
    }
    List<Hook> named =
        directory.values(DirectoryTopic.HOOKS).stream()
            .map(Hook.class::cast)
            .filter(each -> !each.isDeleted() && each.displayName().equalsIgnoreCase(name))
            .filter(each -> caller.isAdmin() || caller.user().teamIds().contains(each.teamId()))
            .limit(2)
            .toList();
    return named.size() == 1 ? named.get(0) : null;
  }

  /** The channel somebody means by an id or a name in one of their teams. */
  @Nullable Channel channelNamed(Caller caller, String name) {
    String bare = name.startsWith("~") || name.startsWith("#") ? name.substring(1) : name;
    Channel channel = directory.channel(bare);
    return channel != null
        ? channel
        : teams(caller).stream()
            .map(team -> directory.channelByName(team, bare))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private List<String> teams(Caller caller) {
    return caller.isAdmin()
        ? directory.values(DirectoryTopic.TEAMS).stream()
            .map(Team.class::cast)
            .map(Team::id)
            .toList()
        : caller.user().teamIds();
  }

  List<Choice> hooks(Caller caller) {
    String owner = caller.isAdmin() ? "" : caller.user().id();
    return pages.hooks("", owner, MOST_CHOICES, 0).stream()
        .map(id -> new Choice(id, hook(id)))
        .toList();
  }

  List<Choice> channels(Caller caller) {
    List<Choice> choices = new ArrayList<>();
    for (String team : teams(caller)) {
      for (String id : pages.channels(team, "O", false, MOST_CHOICES - choices.size(), 0)) {
        Channel channel = directory.channel(id);
        if (channel != null) {
          choices.add(new Choice(channel.name(), channel(channel)));
        }
      }
    }
    return choices;
  }
}
