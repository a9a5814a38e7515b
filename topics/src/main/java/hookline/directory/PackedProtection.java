package hookline.directory;

import hookline.payload.model.Protection;
import hookline.payload.model.RateLimit;
import hookline.payload.model.Verification;
import java.util.ArrayList;
import java.util.List;

/** What a hook asks of its senders, at the end of its bytes. */
final class PackedProtection {
  private PackedProtection() {}

  static void write(Protection protection, Packing to) {
    to.text(protection.rateLimit().wireName());
    Verification how = protection.verification();
    to.text(how.isNone() ? "" : how.scheme());
    if (!how.isNone()) {
      to.number(how.secrets().size());
      how.secrets().forEach(to::text);
      to.number(how.toleranceSeconds())
          .text(how.header())
          .text(how.prefix())
          .text(how.algorithm())
          .text(how.encoding())
          .text(how.secretEncoding())
          .text(how.timestampHeader())
          .text(how.signed());
    }
    to.number(protection.allowedAddresses().size());
    protection.allowedAddresses().forEach(to::text);
  }

  static Protection read(Unpacking from) {
    RateLimit rateLimit = RateLimit.read(from.text());
    String scheme = from.text();
    Verification how = scheme.isEmpty() ? Verification.NONE : verification(scheme, from);
    return new Protection(rateLimit, how, texts(from));
  }

  private static Verification verification(String scheme, Unpacking from) {
    return new Verification(
        scheme,
        texts(from),
        (int) from.number(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text(),
        from.text());
  }

  private static List<String> texts(Unpacking from) {
    List<String> texts = new ArrayList<>();
    for (long left = from.number(); left > 0; left--) {
      texts.add(from.text());
    }
    return texts;
  }
}
