package hookline.status;

import java.util.Collection;

/**
 * What the line does in a second.
 *
 * @param accepted payloads that were acknowledged
 * @param refused requests that were answered with an error
 * @param posted payloads that became posts
 * @param rejected payloads that became rejections
 * @param stored rows of posts, rejections and duplicates
 */
public record Rates(
    double accepted, double refused, double posted, double rejected, double stored) {
  // Names in a report.
  public static final String ACCEPTED = "accepted";
  public static final String REFUSED = "refused";
  public static final String POSTED = "posted";
  public static final String REJECTED = "rejected";
  public static final String STORED = "stored";

  /** Of all of those together. */
  static Rates of(Collection<InstanceReport> reports) {
    return new Rates(
        sum(reports, ACCEPTED),
        sum(reports, REFUSED),
        sum(reports, POSTED),
        sum(reports, REJECTED),
        sum(reports, STORED));
  }

  private static double sum(Collection<InstanceReport> reports, String name) {
    double sum =
        reports.stream().mapToDouble(report -> report.rates().getOrDefault(name, 0.0)).sum();
    return Math.round(sum * 10) / 10.0;
  }
}
