package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonView;
import hookline.payload.model.Settings;
import org.jspecify.annotations.Nullable;

/**
 * The part of Mattermost's configuration that is about hooks, told and asked for alike; null where
 * a caller says nothing. {@code SiteURL} is the operator's and not changed here.
 */
public record ConfigJson(@JsonProperty("ServiceSettings") @Nullable ServiceSettings settings) {

  /** The settings by Mattermost's names; {@code MaximumPostLength} is ours. */
  public record ServiceSettings(
      @JsonProperty("SiteURL") @Nullable String siteUrl,
      @JsonProperty("EnableIncomingWebhooks") @Nullable Boolean enableIncomingWebhooks,
      @JsonProperty("EnablePostUsernameOverride") @Nullable Boolean enablePostUsernameOverride,
      @JsonProperty("EnablePostIconOverride") @Nullable Boolean enablePostIconOverride,
      @JsonProperty("MaximumPayloadSizeBytes") @Nullable Integer maximumPayloadSizeBytes,
      @JsonView(OurOwn.class) @JsonProperty("MaximumPostLength")
          @Nullable Integer maximumPostLength) {}

  /** The settings as callers get them. */
  public static ConfigJson of(Settings settings, String siteUrl) {
    return new ConfigJson(
        new ServiceSettings(
            siteUrl,
            settings.enableIncomingWebhooks(),
            settings.enablePostUsernameOverride(),
            settings.enablePostIconOverride(),
            settings.maximumPayloadSizeBytes(),
            settings.maximumPostLength()));
  }
}
