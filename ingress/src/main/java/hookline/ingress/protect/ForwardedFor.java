package hookline.ingress.protect;

import hookline.topics.AddressRanges;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom proxies say a request is from. Each adds the peer it has heard from at the end, so what was
 * there before is only as good as the one who added it.
 */
public final class ForwardedFor {
  private ForwardedFor() {}

  /**
   * The last address that no proxy of ours added for another one: the sender's. All being ours, the
   * first; without any, the peer. Null when that place holds no address, as {@code unknown}.
   *
   * @param peer who is connected; believed
   * @param hops as {@link #xForwardedFor} or {@link #forwarded} has them
   */
  public static @Nullable InetAddress sender(
      InetAddress peer, List<String> hops, AddressRanges proxies) {
    InetAddress sender = peer;
    for (int i = hops.size() - 1; i >= 0 && proxies.contain(sender); i--) {
      InetAddress before = AddressRanges.address(withoutPort(hops.get(i)));
      if (before == null) {
        return null;
      }
      sender = before;
    }
    return sender;
  }

  /** The hops of {@code X-Forwarded-For}, in order. */
  public static List<String> xForwardedFor(List<String> values) {
    return List.of(String.join(",", values).split(",", -1)).stream().map(String::strip).toList();
  }

  /** The hops of {@code Forwarded} (RFC 7239), in order; empty where one names nobody. */
  public static List<String> forwarded(List<String> values) {
    List<String> hops = new ArrayList<>();
    for (String element : parts(String.join(",", values), ',')) {
      String hop = "";
      for (String pair : parts(element, ';')) {
        int equals = pair.indexOf('=');
        if (equals > 0
            && pair.substring(0, equals).strip().toLowerCase(Locale.ROOT).equals("for")) {
          hop = unquoted(pair.substring(equals + 1).strip());
        }
      }
      hops.add(hop);
    }
    return hops;
  }

  /** Between separators that stand in no quotes. */
  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    // No address has a character that needs its backslash.
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }

  /** {@code 203.0.113.7:4711}, {@code [2001:db8::1]:4711}, {@code [2001:db8::1]}, or bare. */
  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? "" : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
  }
}
