package hookline.console.json;

import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a token.
 *
 * @param description of one to be made
 * @param tokenId of one to be revoked
 */
public record TokenFields(@Nullable String description, @Nullable String tokenId) {}
