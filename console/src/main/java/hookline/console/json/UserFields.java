package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** What a caller says of a user, to make or to change one; null where it says nothing. */
public record UserFields(@Nullable String username, @Nullable String iconUrl) {}
