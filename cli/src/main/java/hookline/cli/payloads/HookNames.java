package hookline.cli.payloads;

import hookline.cli.config.ConfigException;
import hookline.directory.DirectoryView;
import hookline.payload.model.Hook;
import hookline.payload.model.Ids;
import hookline.topics.DirectoryTopic;
import java.util.List;

/** What people call hooks. No hook's secret comes out of here. */
final class HookNames {
  private final DirectoryView directory;

  HookNames(DirectoryView directory) {
    this.directory = directory;
  }

  /** The display name; the source id of a hook that has none. */
  String of(String sourceId) {
    Hook hook = directory.hookBySource(sourceId);
    return hook == null || hook.displayName().isEmpty() ? sourceId : hook.displayName();
  }

  /**
   * The source id of that hook; it may be deleted.
   *
   * @param named source id, id or display name
   * @throws ConfigException when there is none, or several have that name
   */
  String sourceId(String named) {
    Hook hook = Ids.isId(named) ? directory.hookBySource(named) : null;
    if (hook == null && Ids.isId(named)) {
      hook = directory.hookById(named, System.currentTimeMillis());
    }
    if (hook != null) {
      return hook.sourceId();
    }
    List<String> called =
        directory.values(DirectoryTopic.HOOKS).stream()
            .map(Hook.class::cast)
            .filter(one -> one.displayName().equals(named))
            .map(Hook::sourceId)
            .sorted()
            .toList();
    if (called.isEmpty()) {
      // Not what was typed: it may be a secret.
      throw new ConfigException(
          "no hook has this id or display name; `hookline directory list hooks` shows them all");
    }
    if (called.size() > 1) {
      throw new ConfigException(
          "several hooks have this display name: name one by its source id, "
              + String.join(" or ", called));
    }
    return called.get(0);
  }
}
