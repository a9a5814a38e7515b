package hookline.console.pages.hooks;

import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.User;
import hookline.topics.DirectoryTopic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Hooks page by page, by name. They are in memory: looking through ten thousand takes a few
 * milliseconds, shows what was changed a moment ago, and needs no database. Thread-safe.
 */
public final class HookList {
  private static final Comparator<Hook> BY_NAME =
      Comparator.comparing((Hook hook) -> hook.displayName().isBlank())
          .thenComparing(HookList::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparingLong(Hook::createAt)
          .thenComparing(Hook::sourceId);

  private final DirectoryView directory;

  public HookList(DirectoryView directory) {
    this.directory = directory;
  }

  /**
   * Which hooks are looked for.
   *
   * @param words each of which must be in its name, description, channel, owner or source id
   * @param teamId empty for all
   * @param userId whose; empty for everybody's
   */
  public record Filter(String words, String teamId, String userId) {}

  /**
   * Some of the hooks that were found.
   *
   * @param total how many were
   * @param number of the page, from 1
   * @param isLast whether none come after
   */
  public record Page(List<Hook> hooks, long total, int number, boolean isLast) {
    public static final Page EMPTY = new Page(List.of(), 0, 1, true);
  }

  /** What people call the hook. */
  public static String name(Hook hook) {
    return hook.displayName().isBlank() ? "Unnamed hook" : hook.displayName().strip();
  }

  /**
   * A page of those that the filter lets through.
   *
   * @param number from 1; past the end it is the last
   */
  public Page page(Filter filter, int number, int size) {
    String[] words = filter.words().toLowerCase(Locale.ROOT).split("\\s+");
    List<Hook> found =
        directory.values(DirectoryTopic.HOOKS).stream()
            .map(Hook.class::cast)
            .filter(hook -> !hook.isDeleted())
            .filter(hook -> filter.teamId().isEmpty() || hook.teamId().equals(filter.teamId()))
            .filter(hook -> filter.userId().isEmpty() || hook.userId().equals(filter.userId()))
            .filter(hook -> has(hook, words))
            .sorted(BY_NAME)
            .toList();
    int last = Math.max(1, (found.size() + size - 1) / size);
    int shown = Math.max(1, Math.min(number, last));
    int from = (shown - 1) * size;
    return new Page(
        found.subList(from, Math.min(found.size(), from + size)),
        found.size(),
        shown,
        shown == last);
  }

  private boolean has(Hook hook, String[] words) {
    if (words.length == 1 && words[0].isEmpty()) {
      return true;
    }
    Channel channel = directory.channel(hook.channelId());
    User owner = directory.user(hook.userId());
    String text =
        String.join(
                "\n",
                hook.displayName(),
                hook.description(),
                hook.sourceId(),
                channel == null ? "" : channel.name() + "\n" + channel.displayName(),
                owner == null ? "" : owner.username())
            .toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
