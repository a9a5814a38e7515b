package hookline.console.directory;

import static java.util.Objects.requireNonNullElse;

import hookline.directory.DirectoryView;
import hookline.payload.model.Settings;
import hookline.topics.DirectoryTopic;
import org.jspecify.annotations.Nullable;

/** The switches an administrator sets while everything runs. Thread-safe. */
public final class Switches {
  private final DirectoryView directory;
  private final Changes changes;

  public Switches(DirectoryView directory, Changes changes) {
    this.directory = directory;
    this.changes = changes;
  }

  /** What is asked for; null where nothing is. */
  public record Asked(
      @Nullable Boolean enableIncomingWebhooks,
      @Nullable Boolean enablePostUsernameOverride,
      @Nullable Boolean enablePostIconOverride,
      @Nullable Integer maximumPayloadSizeBytes,
      @Nullable Integer maximumPostLength) {}

  /** As they are. */
  public Settings now() {
    return directory.settings();
  }

  /**
   * As they are from now on. Blocks.
   *
   * @throws hookline.console.api.ApiException 400 when they cannot be so
   */
  public Settings set(Asked asked) {
    return changes.put(
        DirectoryTopic.SETTINGS, Settings.class, view -> patched(view.settings(), asked));
  }

  private static Settings patched(Settings settings, Asked asked) {
    return new Settings(
        requireNonNullElse(asked.enableIncomingWebhooks(), settings.enableIncomingWebhooks()),
        requireNonNullElse(
            asked.enablePostUsernameOverride(), settings.enablePostUsernameOverride()),
        requireNonNullElse(asked.enablePostIconOverride(), settings.enablePostIconOverride()),
        requireNonNullElse(asked.maximumPayloadSizeBytes(), settings.maximumPayloadSizeBytes()),
        requireNonNullElse(asked.maximumPostLength(), settings.maximumPostLength()));
  }
}
