package hookline.directory;

import hookline.payload.model.Verification;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What a hook may choose to tell its senders by. No message holds a secret. */
final class VerificationChecks {
  private static final int MOST_SECRETS = 5;

  /** Shorter ones are guessed; and every header that happens to hold one stays out of the log. */
  private static final int SHORTEST_SECRET = 8;

  private static final int LONGEST_SECRET = 512;
  private static final int LONGEST_TEXT = 100;
  private static final int LONGEST_TOLERANCE = 24 * 60 * 60;
  private static final String STANDARD_PREFIX = "whsec_";

  /** rule: a header's name is a token of RFC 9110; none that is used is longer. */
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private VerificationChecks() {}

  static void check(Verification how) {
    require(
        Verification.SCHEMES.contains(how.scheme()),
        "must have a \"scheme\", one of " + String.join(", ", Verification.SCHEMES));
    if (how.isNone()) {
      return;
    }
    List<String> secrets = how.secrets();
    require(
        !secrets.isEmpty() && secrets.size() <= MOST_SECRETS,
        "must have its \"secrets\", from one to " + MOST_SECRETS);
    require(
        secrets.stream()
            .allMatch(one -> one.length() >= SHORTEST_SECRET && one.length() <= LONGEST_SECRET),
        "must have secrets of %d to %d characters".formatted(SHORTEST_SECRET, LONGEST_SECRET));
    require(
        secrets.stream().noneMatch(one -> Character.isWhitespace(one.charAt(one.length() - 1))),
        "must have secrets without a blank or a line break at their end");
    require(
        how.toleranceSeconds() >= 0 && how.toleranceSeconds() <= LONGEST_TOLERANCE,
        "must have a \"tolerance_seconds\" from 1 to " + LONGEST_TOLERANCE);
    if (how.scheme().equals(Verification.STANDARD)) {
      require(
          secrets.stream().allMatch(one -> isBase64(one.replaceFirst("^" + STANDARD_PREFIX, ""))),
          "must have secrets in base64, as in whsec_...");
    } else if (how.scheme().equals(Verification.HMAC)) {
      checkHmac(how);
    }
  }

  private static void checkHmac(Verification how) {
    require(
        HEADER_NAME.matcher(how.header()).matches(),
        "must have a \"header\": the name of the request header with the signature");
    require(
        how.prefix().length() <= LONGEST_TEXT && isPrintable(how.prefix()),
        "must have a \"prefix\" of at most %d characters".formatted(LONGEST_TEXT));
    require(
        Verification.ALGORITHMS.contains(how.algorithm()),
        "must have an \"algorithm\", one of " + String.join(", ", Verification.ALGORITHMS));
    require(
        Verification.ENCODINGS.contains(how.encoding()),
        "must have an \"encoding\", one of " + String.join(", ", Verification.ENCODINGS));
    switch (how.secretEncoding()) {
      case Verification.TEXT -> {}
      case "hex" ->
          require(
              how.secrets().stream().allMatch(VerificationChecks::isHex),
              "must have secrets in hex, as its \"secret_encoding\" says");
      case "base64" ->
          require(
              how.secrets().stream().allMatch(VerificationChecks::isBase64),
              "must have secrets in base64, as its \"secret_encoding\" says");
      default -> throw invalid("must have a \"secret_encoding\", one of text, hex, base64");
    }
    require(
        how.timestampHeader().isEmpty() || HEADER_NAME.matcher(how.timestampHeader()).matches(),
        "must have a request header's name as \"timestamp_header\", or none");
    checkSigned(how);
  }

  private static void checkSigned(Verification how) {
    String signed = how.signed();
    require(
        signed.length() <= LONGEST_TEXT
            && isPrintable(signed)
            && signed.split(Pattern.quote(Verification.BODY), -1).length == 2,
        "must have \"signed\" with one {body} in it");
    // A timestamp that nobody signed is anybody's to write.
    require(
        signed.contains(Verification.TIMESTAMP) != how.timestampHeader().isEmpty(),
        "must have {timestamp} in \"signed\" when there is a \"timestamp_header\", and only then");
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 127);
  }

  private static boolean isHex(String text) {
    try {
      return HexFormat.of().parseHex(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void require(boolean holds, String must) {
    if (!holds) {
      throw invalid(must);
    }
  }

  private static DirectoryConflictException invalid(String must) {
    return DirectoryConflictException.invalid("verification", must);
  }
}
