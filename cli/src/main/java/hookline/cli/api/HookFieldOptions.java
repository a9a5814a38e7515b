package hookline.cli.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What can be said of a hook when it is made and when it is changed. */
final class HookFieldOptions {
  @Option(names = "--display-name", paramLabel = "TEXT", description = "as lists show it")
  private @Nullable String displayName;

  @Option(names = "--description", paramLabel = "TEXT", description = "what sends to it, and why")
  private @Nullable String description;

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "the name its posts are shown under, where overrides are on")
  private @Nullable String username;

  @Option(
      names = "--icon-url",
      paramLabel = "URL",
      description = "the picture its posts are shown with, where overrides are on")
  private @Nullable String iconUrl;

  @Option(
      names = "--channel-locked",
      negatable = true,
      description = "payloads may, or may not, choose another channel")
  private @Nullable Boolean channelLocked;

  @Option(
      names = "--dialect",
      paramLabel = "DIALECT",
      description = "how texts are read: mattermost or slack")
  private @Nullable String dialect;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "the zone dates are written in, such as Europe/Berlin")
  private @Nullable String timeZone;

  @Option(
      names = "--wait-seconds",
      paramLabel = "SECONDS",
      description = "senders are answered with the outcome, and wait that long; 0: not at all")
  private @Nullable Integer waitSeconds;

  @Option(
      names = "--retry-key",
      paramLabel = "KEY",
      description =
          "tells a delivery that is sent again: none, body, or header:NAME such as"
              + " header:X-GitHub-Delivery; an Idempotency-Key always does")
  private @Nullable String retryKey;

  @Option(
      names = "--retry-window-seconds",
      paramLabel = "SECONDS",
      description = "how long that key is remembered; 0: as long as an Idempotency-Key")
  private @Nullable Integer retryWindowSeconds;

  @Option(
      names = "--rate-limit",
      paramLabel = "RATE",
      description =
          "how many requests it takes in what time, such as 60/m; off for any number, default for"
              + " what ingress.limit.hook says")
  private @Nullable String rateLimit;

  @Option(
      names = "--allowed-addresses",
      paramLabel = "ADDRESS",
      split = ",",
      description =
          "takes requests from these addresses and networks alone, such as 203.0.113.7,10.0.0.0/8;"
              + " an empty text for all again")
  private @Nullable List<String> allowedAddresses;

  @Mixin private VerificationOptions verification = new VerificationOptions();

  Fields given() {
    return new Fields()
        .with("display_name", displayName)
        .with("description", description)
        .with("username", username)
        .with("icon_url", iconUrl)
        .with("channel_locked", channelLocked)
        .with("dialect", dialect)
        .with("time_zone", timeZone)
        .with("wait_seconds", waitSeconds)
        .with("retry_key", retryKey)
        .with("retry_window_seconds", retryWindowSeconds)
        .with("rate_limit", rateLimit)
        .with("verification", verification.given())
        .with("allowed_addresses", addresses());
  }

  private @Nullable List<String> addresses() {
    return allowedAddresses == null
        ? null
        : allowedAddresses.stream().filter(one -> !one.isBlank()).toList();
  }
}
