package hookline.console.pages.hooks;

import hookline.sink.read.HookTraffic;
import java.util.Locale;

/**
 * What a hook was sent in the last day.
 *
 * @param received how many deliveries
 * @param share of them that were rejected, in per cent; empty where there were none
 * @param told all of it in a sentence, for who does not see the bars
 * @param hasRejected whether any was
 */
public record TrafficView(
    Sparkline line,
    String received,
    String accepted,
    String rejected,
    String share,
    String told,
    boolean hasRejected) {

  static TrafficView of(HookTraffic traffic) {
    String more = traffic.isCutShort() ? "over " : "";
    String accepted = more + number(traffic.accepted());
    String rejected = number(traffic.rejected());
    return new TrafficView(
        Sparkline.of(traffic),
        more + number(traffic.received()),
        accepted,
        rejected,
        share(traffic),
        "In the last 24 hours: %s accepted, %s rejected".formatted(accepted, rejected),
        traffic.rejected() > 0);
  }

  private static String number(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  private static String share(HookTraffic traffic) {
    long received = traffic.received();
    if (received == 0) {
      return "";
    }
    double share = 100.0 * traffic.rejected() / received;
    boolean isWhole = share == 0 || share == 100;
    String told =
        share > 0 && share < 0.1
            ? "below 0.1"
            : String.format(Locale.ENGLISH, isWhole || share >= 10 ? "%.0f" : "%.1f", share);
    // Where not all was counted, neither kind's part of it is known well.
    return (traffic.isCutShort() ? "about " : "") + told + " %";
  }
}
