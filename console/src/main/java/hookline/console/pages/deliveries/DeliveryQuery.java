package hookline.console.pages.deliveries;

import hookline.console.pages.PageCall;
import hookline.sink.read.PostPlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * What a reader looks for, as they wrote it.
 *
 * @param hook its name or source id; empty for all
 * @param channel its name or id; empty for all
 * @param status posted, rejected or pending; empty for posted and rejected
 * @param since as a browser's field of a time has it; empty for the beginning
 * @param until the same, for the end
 * @param words empty for anything
 */
public record DeliveryQuery(
    String hook, String channel, String status, String since, String until, String words) {
  private static final int LONGEST = 200;

  static DeliveryQuery of(PageCall call) {
    return new DeliveryQuery(
        text(call, "hook"),
        text(call, "channel"),
        text(call, "status"),
        text(call, "since"),
        text(call, "until"),
        text(call, "q"));
  }

  private static String text(PageCall call, String name) {
    String text = call.query(name);
    return text.substring(0, Math.min(LONGEST, text.length()));
  }

  boolean isFor(String wanted) {
    return status.equals(wanted);
  }

  /** Whether it asks for anything at all. */
  public boolean isNarrow() {
    return !(hook + channel + status + since + until + words).isEmpty();
  }

  /** Where it is answered. */
  String path() {
    StringBuilder path = new StringBuilder(DeliveryPages.ROOT + "?");
    add(path, "hook", hook);
    add(path, "channel", channel);
    add(path, "status", status);
    add(path, "since", since);
    add(path, "until", until);
    add(path, "q", words);
    return path.toString();
  }

  /** Where it goes on. */
  String path(PostPlace before) {
    return path() + "before=" + before;
  }

  private static void add(StringBuilder path, String name, String value) {
    if (!value.isEmpty()) {
      path.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      path.append('&');
    }
  }

  /**
   * The time a field says.
   *
   * @return epoch ms; 0 for an empty field, -1 for what is no time
   */
  static long time(String field, ZoneId zone) {
    if (field.isEmpty()) {
      return 0;
    }
    try {
      return LocalDateTime.parse(field).atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return -1;
    }
  }
}
