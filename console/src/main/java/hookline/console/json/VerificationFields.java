package hookline.console.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a hook's verification; null where it says nothing.
 *
 * @param secrets in place of those there are
 * @param addSecrets beside those there are
 */
public record VerificationFields(
    @Nullable String scheme,
    @Nullable List<@Nullable String> secrets,
    @Nullable List<@Nullable String> addSecrets,
    @Nullable Integer toleranceSeconds,
    @Nullable String header,
    @Nullable String prefix,
    @Nullable String algorithm,
    @Nullable String encoding,
    @Nullable String secretEncoding,
    @Nullable String timestampHeader,
    @Nullable String signed) {}
