package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * How a hook tells that a request is from whom it says to be from: by a secret that both know. The
 * last seven say how a signature looks, and are empty unless the scheme is {@link #HMAC}.
 *
 * @param scheme one of {@link #SCHEMES}; another is of a newer version
 * @param secrets any of which will do, so that one can take another's place; never to be logged,
 *     nor told to anybody
 * @param toleranceSeconds how far a request's timestamp may be from now; 0 where it has none
 * @param header the request header with the signature
 * @param prefix what stands in it before the signature
 * @param algorithm one of {@link #ALGORITHMS}
 * @param encoding of the signature, one of {@link #ENCODINGS}
 * @param secretEncoding of the secrets, {@link #TEXT} or one of {@link #ENCODINGS}
 * @param timestampHeader the request header with the time of sending; empty for none
 * @param signed what is signed, with {@link #BODY} and {@link #TIMESTAMP} in it
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Verification(
    @JsonInclude(JsonInclude.Include.ALWAYS) String scheme,
    List<String> secrets,
    int toleranceSeconds,
    String header,
    String prefix,
    String algorithm,
    String encoding,
    String secretEncoding,
    String timestampHeader,
    String signed) {

  public static final String GITHUB = "github";
  public static final String GITLAB = "gitlab";
  public static final String SLACK = "slack";
  public static final String STRIPE = "stripe";
  public static final String STANDARD = "standard";
  public static final String HMAC = "hmac";
  private static final String NO_SCHEME = "none";

  /** All there are, in the order in which they are told of. */
  public static final List<String> SCHEMES =
      List.of(NO_SCHEME, GITHUB, GITLAB, SLACK, STRIPE, STANDARD, HMAC);

  public static final List<String> ALGORITHMS = List.of("sha256", "sha512", "sha1");
  public static final List<String> ENCODINGS = List.of("hex", "base64");
  public static final String TEXT = "text";

  /** Stand for the two in what is signed. */
  public static final String BODY = "{body}";

  public static final String TIMESTAMP = "{timestamp}";

  /** Slack's, Stripe's and Standard Webhooks' own. */
  public static final int FIVE_MINUTES = 300;

  /** The default: whoever knows the URL may send. */
  public static final Verification NONE =
      new Verification(NO_SCHEME, List.of(), 0, "", "", "", "", "", "", "");

  /** Fields that a record lacks become what is usual; those that mean nothing here, empty. */
  public Verification {
    scheme = Objects.requireNonNullElse(scheme, NO_SCHEME);
    boolean any = !scheme.equals(NO_SCHEME);
    boolean hmac = scheme.equals(HMAC);
    secrets = secrets == null || !any ? List.of() : List.copyOf(secrets);
    header = told(hmac, header, "");
    prefix = told(hmac, prefix, "");
    algorithm = told(hmac, algorithm, ALGORITHMS.get(0));
    encoding = told(hmac, encoding, ENCODINGS.get(0));
    secretEncoding = told(hmac, secretEncoding, TEXT);
    timestampHeader = told(hmac, timestampHeader, "");
    signed = told(hmac, signed, timestampHeader.isEmpty() ? BODY : TIMESTAMP + "." + BODY);
    boolean timed = List.of(SLACK, STRIPE, STANDARD).contains(scheme) || !timestampHeader.isEmpty();
    toleranceSeconds = !timed ? 0 : toleranceSeconds == 0 ? FIVE_MINUTES : toleranceSeconds;
  }

  private static String told(boolean counts, String value, String usual) {
    if (!counts) {
      return "";
    }
    return value == null || value.isEmpty() ? usual : value;
  }

  public boolean isNone() {
    return scheme.equals(NO_SCHEME);
  }

  /** Everything but the secrets. */
  @Override
  public String toString() {
    return "Verification[" + scheme + ", secrets: " + secrets.size() + "]";
  }
}
