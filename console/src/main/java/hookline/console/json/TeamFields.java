package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** What a caller says of a team, to make or to change one; null where it says nothing. */
public record TeamFields(@Nullable String name, @Nullable String displayName) {}
