package hookline.payload.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Mattermost's ids: 128 bits as 26 characters of {@value #ALPHABET}.
 *
 * <p>The alphabet is not in sort order, so ids never sort by time even where their bits do.
 */
public final class Ids {
  /** z-base-32, the alphabet of Mattermost's {@code NewId}. */
  public static final String ALPHABET = "ybndrfg8ejkmcpqxot1uwisza345h769";

  /** Characters in an id. */
  public static final int LENGTH = 26;

  private static final char[] CHARACTERS = ALPHABET.toCharArray();
  private static final boolean[] IN_ALPHABET = new boolean[128];

  static {
    for (char c : CHARACTERS) {
      IN_ALPHABET[c] = true;
    }
  }

  private Ids() {}

  /** The id whose bits are those of the UUID. */
  public static String of(UUID uuid) {
    return of(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
  }

  /** Whether the text has an id's shape; says nothing of whether anything has that id. */
  public static boolean isId(CharSequence text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (c >= 128 || !IN_ALPHABET[c]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The id of a post of a delivery: the delivery's own for the first, a derived one for each
   * further part, so that the same delivery gives the same posts for ever.
   */
  public static String post(String deliveryId, int part) {
    return part == 0 ? deliveryId : derived("post", deliveryId, Integer.toString(part));
  }

  /**
   * When a delivery id was made, epoch ms; -1 for an id that does not tell, as of a record written
   * by hand. Such ids are UUIDs of version 7: 48 bits of time, then the version.
   */
  public static long deliveryMillis(String id) {
    if (!isId(id)) {
      return -1;
    }
    long bits = 0; // The first 55.
    for (int i = 0; i < 11; i++) {
      bits = bits << 5 | ALPHABET.indexOf(id.charAt(i));
    }
    return (bits >>> 3 & 15) == 7 ? bits >>> 7 : -1;
  }

  /** The internal name of the direct channel of two users, in whatever order they are given. */
  public static String directChannelName(String userId, String otherId) {
    return userId.compareTo(otherId) <= 0 ? userId + "__" + otherId : otherId + "__" + userId;
  }

  /** The id of the direct channel with that internal name. */
  public static String directChannel(String name) {
    return derived("direct-channel", name);
  }

  /** The delivery id of a record that came without one, from where it lies in the log. */
  public static String delivery(LogPosition position) {
    return derived(
        "delivery",
        position.topic(),
        Integer.toString(position.partition()),
        Long.toString(position.offset()));
  }

  /**
   * The id of a thing that comes without one, from what it is called where it comes from: the same
   * for the same name, so that it is made once however often it comes.
   *
   * @param kind as {@code team} or {@code channel}
   * @param name in as many parts as the name has, a channel's with its team's
   */
  public static String named(String kind, String... name) {
    String[] parts = new String[name.length + 1];
    parts[0] = "named " + kind;
    System.arraycopy(name, 0, parts, 1, name.length);
    return derived(parts);
  }

  private static String derived(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      ByteBuffer bits = ByteBuffer.wrap(Arrays.copyOf(digest.digest(), 16));
      return of(bits.getLong(), bits.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Five bits a character, most significant first; the last character holds three. */
  private static String of(long high, long low) {
    char[] id = new char[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      int shift = 128 - 5 * (i + 1);
      long bits;
      if (shift >= 64) {
        bits = high >>> (shift - 64);
      } else if (shift >= 0) {
        bits = shift == 0 ? low : (low >>> shift) | (high << (64 - shift));
      } else {
        bits = low << -shift;
      }
      id[i] = CHARACTERS[(int) (bits & 31)];
    }
    return new String(id);
  }
}
