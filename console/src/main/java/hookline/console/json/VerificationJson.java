package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.payload.model.Verification;

/**
 * How a hook tells its senders, as callers get it: all but the secrets, of which it says how many.
 * What does not concern the scheme is left out.
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record VerificationJson(
    @JsonInclude(JsonInclude.Include.ALWAYS) String scheme,
    int secretCount,
    int toleranceSeconds,
    String header,
    String prefix,
    String algorithm,
    String encoding,
    String secretEncoding,
    String timestampHeader,
    String signed) {

  static VerificationJson of(Verification how) {
    return new VerificationJson(
        how.scheme(),
        how.secrets().size(),
        how.toleranceSeconds(),
        how.header(),
        how.prefix(),
        how.algorithm(),
        how.encoding(),
        how.secretEncoding(),
        how.timestampHeader(),
        how.signed());
  }
}
