package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The switches an administrator sets while everything runs, named as Mattermost's {@code
 * ServiceSettings}.
 *
 * @param maximumPayloadSizeBytes of a request body, inflated; one over it is answered 413
 * @param maximumPostLength code points in a post; longer text becomes several posts
 */
public record Settings(
    @JsonProperty("EnableIncomingWebhooks") Boolean enableIncomingWebhooks,
    @JsonProperty("EnablePostUsernameOverride") Boolean enablePostUsernameOverride,
    @JsonProperty("EnablePostIconOverride") Boolean enablePostIconOverride,
    @JsonProperty("MaximumPayloadSizeBytes") Integer maximumPayloadSizeBytes,
    @JsonProperty("MaximumPostLength") Integer maximumPostLength) {

  /** Mattermost's defaults: webhooks on, overrides off, 300,000 bytes, 4,000 characters. */
  public static final Settings DEFAULTS = new Settings(true, false, false, 300_000, 4_000);

  /** The most a post's length may be set to: what Mattermost's own column holds. */
  public static final int LONGEST_POST = 16_383;

  /**
   * The most bytes a payload's size may be set to, and all that the pipeline reads of one,
   * inflated: a body of empty objects takes thirty times its length in memory.
   */
  public static final int LARGEST_PAYLOAD = 16 << 20;

  /** Fields that a record lacks become their defaults. */
  public Settings {
    enableIncomingWebhooks = Objects.requireNonNullElse(enableIncomingWebhooks, true);
    enablePostUsernameOverride = Objects.requireNonNullElse(enablePostUsernameOverride, false);
    enablePostIconOverride = Objects.requireNonNullElse(enablePostIconOverride, false);
    maximumPayloadSizeBytes = Objects.requireNonNullElse(maximumPayloadSizeBytes, 300_000);
    maximumPostLength = Objects.requireNonNullElse(maximumPostLength, 4_000);
  }
}
