package hookline.cli.api;

import hookline.cli.ReceivedOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which rejections. */
final class RejectionOptions {
  @Option(
      names = "--hook",
      paramLabel = "HOOK",
      description = "Of that hook: source id, the id in its URL, or display name.")
  private @Nullable String hook;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Refused for that: a word as unknown_channel, or an error id.")
  private @Nullable String reason;

  @Mixin private ReceivedOptions received = new ReceivedOptions();

  /** Whether nothing was said. */
  boolean areEmpty() {
    return hook == null && reason == null && received.areEmpty();
  }

  /** As the API's fields. */
  Fields given(Api api) {
    return new Fields()
        .with("source_id", hook == null ? null : new Named(api).hook(hook))
        .with("reason", reason)
        .with("since", received.since())
        .with("until", received.until());
  }

  /** As the query of an address, with its question mark; empty when nothing was said. */
  String query(Api api, Fields more) {
    StringBuilder query = new StringBuilder();
    Fields all = given(api);
    more.toMap().forEach(all::with);
    all.toMap()
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(Api.encoded(value.toString())));
    return query.toString();
  }
}
