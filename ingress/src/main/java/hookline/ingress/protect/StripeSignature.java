package hookline.ingress.protect;

import hookline.ingress.protect.Unverified.Kind;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Stripe's header, which has the time and the signatures in one: {@code t=...,v1=...,v1=...}. Other
 * versions are ignored, as {@code v0}, which anybody could fake.
 *
 * <p>rule: docs.stripe.com, "Verify webhook signatures manually".
 */
record StripeSignature(String timestamp, List<byte[]> signatures) {
  static final String HEADER = "Stripe-Signature";

  private static final int MOST_PARTS = 20;
  private static final int BYTES = 32;

  static StripeSignature read(SentHeaders headers) throws UnverifiedException {
    String timestamp = "";
    List<byte[]> signatures = new ArrayList<>();
    for (String part : headers.one(HEADER).split(",", MOST_PARTS)) {
      String one = part.strip();
      if (one.startsWith("t=") && timestamp.isEmpty()) {
        timestamp = one.substring(2);
      } else if (one.startsWith("v1=")) {
        addHex(one.substring(3), signatures);
      }
    }
    if (timestamp.isEmpty() || signatures.isEmpty()) {
      throw new UnverifiedException(
          Kind.MALFORMED, "the header " + HEADER + " is not as t=(seconds),v1=(32 bytes in hex)");
    }
    return new StripeSignature(timestamp, signatures);
  }

  private static void addHex(String text, List<byte[]> signatures) {
    try {
      byte[] bytes = HexFormat.of().parseHex(text);
      if (bytes.length == BYTES) {
        signatures.add(bytes);
      }
    } catch (IllegalArgumentException e) {
      // Counts as none.
    }
  }

  Signed signed() {
    return new Signed("HmacSHA256", timestamp + ".", "", signatures);
  }
}
