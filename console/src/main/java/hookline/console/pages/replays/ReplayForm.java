package hookline.console.pages.replays;

import hookline.console.directory.ReplayOrders;
import hookline.console.pages.PageCall;
import hookline.payload.model.Ids;
import hookline.replays.ReplayFilter;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A replay as a form asks for it: what was filled in, be it right or wrong, so that it can be shown
 * again.
 *
 * @param hooks ids, as of {@code channels} and {@code teams}
 * @param since as browsers write a time of day; empty for none
 * @param rate payloads a second; empty for a share of what live traffic leaves
 */
public record ReplayForm(
    List<String> hooks,
    List<String> channels,
    List<String> teams,
    List<String> deliveries,
    String since,
    String until,
    boolean rejected,
    List<String> reasons,
    boolean all,
    boolean apply,
    boolean withdraw,
    String rate) {

  /** As the link to the form has it. */
  static ReplayForm ofQuery(PageCall call) {
    return of(name -> List.of(call.query(name)));
  }

  /** As it was sent. */
  static ReplayForm ofForm(PageCall call) {
    return of(call::forms);
  }

  private static ReplayForm of(Function<String, List<String>> values) {
    Function<String, String> first =
        name -> values.apply(name).stream().findFirst().orElse("").strip();
    return new ReplayForm(
        words(values.apply("hook")),
        words(values.apply("channel")),
        words(values.apply("team")),
        words(values.apply("delivery")),
        first.apply("since"),
        first.apply("until"),
        !first.apply("rejected").isEmpty(),
        words(values.apply("reason")),
        !first.apply("all").isEmpty(),
        !first.apply("apply").isEmpty(),
        !first.apply("withdraw").isEmpty(),
        first.apply("rate"));
  }

  /** A field for ids takes several, parted by blanks or commas. */
  private static List<String> words(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split("[\\s,;]+", -1)))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  /**
   * Which payloads it asks for.
   *
   * @throws FormRefusedException when that cannot be told
   */
  ReplayFilter filter(ZoneId zone) {
    requireIds("hook", hooks);
    requireIds("channel", channels);
    requireIds("team", teams);
    requireIds("delivery", deliveries);
    ReplayFilter filter =
        new ReplayFilter(
            hooks,
            channels,
            teams,
            deliveries,
            time(since, zone),
            time(until, zone),
            rejected,
            reasons);
    if (filter.until() > 0 && filter.since() >= filter.until()) {
      throw new FormRefusedException("The end must be later than the beginning.");
    }
    if (filter.equals(ReplayFilter.ALL) && !all) {
      throw new FormRefusedException(
          "Choose which payloads, or say that you mean everything in the log.");
    }
    return filter;
  }

  private static void requireIds(String what, List<String> ids) {
    for (String id : ids) {
      if (!Ids.isId(id)) {
        throw new FormRefusedException("“%s” is no id of a %s.".formatted(id, what));
      }
    }
  }

  private static long time(String text, ZoneId zone) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new FormRefusedException("“%s” is no time.".formatted(text));
    }
  }

  /**
   * Payloads a second; 0 for a share.
   *
   * @throws FormRefusedException when it is no number that may be asked for
   */
  int payloadsASecond() {
    if (rate.isEmpty()) {
      return 0;
    }
    int number = rate.matches("\\d{1,7}") ? Integer.parseInt(rate) : 0;
    if (number < 1 || number > ReplayOrders.FASTEST) {
      throw new FormRefusedException(
          String.format(
              Locale.ROOT,
              "Payloads a second: a number from 1 to %,d, or nothing.",
              ReplayOrders.FASTEST));
    }
    return number;
  }
}
