package hookline.topics;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses and networks of them, as {@code 203.0.113.7}, {@code 10.0.0.0/8} and {@code
 * 2001:db8::/32}. An IPv4 address counts the same written into IPv6. Never asks anybody what
 * address a name has. Immutable.
 */
public final class AddressRanges {
  /** What one looks like, for whoever is told that something is none. */
  public static final String SYNTAX =
      "addresses or networks, as in 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32";

  private static final Pattern IPV4 =
      Pattern.compile(
          "(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

  /** With a colon in it: of that, the JDK reads an address or says that it is none. */
  private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

  private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");

  /** How much longer an IPv4 address is when it is written into IPv6. */
  private static final int MAPPED_BITS = 96;

  private final List<Range> ranges;

  @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
  private record Range(byte[] network, int bits) {
    boolean contains(byte[] address) {
      if (address.length != network.length) {
        return false;
      }
      int whole = bits / 8;
      for (int i = 0; i < whole; i++) {
        if (address[i] != network[i]) {
          return false;
        }
      }
      int rest = bits % 8;
      return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    /** Whether there is nothing behind the network: {@code 10.0.0.1/8} means one or the other. */
    boolean isNetwork() {
      for (int bit = bits; bit < 8 * network.length; bit++) {
        if ((network[bit / 8] & (0x80 >>> (bit % 8))) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private AddressRanges(List<Range> ranges) {
    this.ranges = List.copyOf(ranges);
  }

  /** All of them that are; what is none contains nothing. */
  public static AddressRanges of(Collection<String> written) {
    List<Range> ranges = new ArrayList<>();
    for (String one : written) {
      Range range = range(one);
      if (range != null) {
        ranges.add(range);
      }
    }
    return new AddressRanges(ranges);
  }

  /** Whether that is one. */
  public static boolean isRange(String written) {
    return range(written) != null;
  }

  private static @Nullable Range range(String written) {
    int slash = written.indexOf('/');
    String text = slash < 0 ? written : written.substring(0, slash);
    InetAddress address = address(text);
    if (address == null) {
      return null;
    }
    byte[] bytes = address.getAddress();
    if (slash < 0) {
      return new Range(bytes, 8 * bytes.length);
    }
    String prefix = written.substring(slash + 1);
    if (!PREFIX.matcher(prefix).matches()) {
      return null;
    }
    boolean mapped = address instanceof Inet4Address && text.indexOf(':') >= 0;
    int bits = Integer.parseInt(prefix) - (mapped ? MAPPED_BITS : 0);
    if (bits < 0 || bits > 8 * bytes.length) {
      return null;
    }
    Range range = new Range(bytes, bits);
    return range.isNetwork() ? range : null;
  }

  /** The address that is written so, or null when it is none; a name is none. */
  public static @Nullable InetAddress address(String written) {
    try {
      Matcher ipv4 = IPV4.matcher(written);
      if (ipv4.matches()) {
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
          int part = Integer.parseInt(ipv4.group(i + 1));
          if (part > 255) {
            return null;
          }
          bytes[i] = (byte) part;
        }
        return InetAddress.getByAddress(bytes);
      }
      return IPV6.matcher(written).matches() ? InetAddress.getByName(written) : null;
    } catch (UnknownHostException e) {
      return null;
    }
  }

  public boolean contain(InetAddress address) {
    byte[] bytes = address.getAddress();
    for (Range range : ranges) {
      if (range.contains(bytes)) {
        return true;
      }
    }
    return false;
  }

  public boolean isEmpty() {
    return ranges.isEmpty();
  }
}
