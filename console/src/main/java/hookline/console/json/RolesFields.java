package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** A user's roles, with blanks between them. */
public record RolesFields(@Nullable String roles) {}
