package hookline.console.directory;

import static java.util.Objects.requireNonNullElse;

import hookline.console.api.ApiException;
import hookline.console.json.VerificationFields;
import hookline.payload.model.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a hook's verification by what a caller says of it. What is left out stays, the
 * secrets too, which no caller can read and write back; another scheme begins anew.
 */
final class VerificationEdit {
  private VerificationEdit() {}

  /**
   * @throws ApiException 400 when it cannot be told what is meant; what cannot work is told later
   */
  static Verification of(Verification present, @Nullable VerificationFields given) {
    if (given == null) {
      return present;
    }
    String scheme = requireNonNullElse(given.scheme(), present.scheme());
    Verification before = scheme.equals(present.scheme()) ? present : Verification.NONE;
    List<String> secrets = new ArrayList<>(told(given.addSecrets(), List.of()));
    secrets.addAll(told(given.secrets(), before.secrets()));
    String timestampHeader = requireNonNullElse(given.timestampHeader(), before.timestampHeader());
    boolean sameTime = timestampHeader.isEmpty() == before.timestampHeader().isEmpty();
    return new Verification(
        scheme,
        secrets.stream().distinct().toList(),
        requireNonNullElse(given.toleranceSeconds(), before.toleranceSeconds()),
        requireNonNullElse(given.header(), before.header()),
        requireNonNullElse(given.prefix(), before.prefix()),
        requireNonNullElse(given.algorithm(), before.algorithm()),
        requireNonNullElse(given.encoding(), before.encoding()),
        requireNonNullElse(given.secretEncoding(), before.secretEncoding()),
        timestampHeader,
        // What is signed with a time is not what is signed without.
        requireNonNullElse(given.signed(), sameTime ? before.signed() : ""));
  }

  private static List<String> told(@Nullable List<@Nullable String> given, List<String> otherwise) {
    if (given == null) {
      return otherwise;
    }
    if (given.stream().anyMatch(Objects::isNull)) {
      throw ApiException.of(
          400,
          "model.incoming_hook.verification.app_error",
          "\"verification\" must have texts as secrets.");
    }
    return given.stream().map(Objects::requireNonNull).toList();
  }
}
