package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** Whether a user is to be active. */
public record ActiveFields(@Nullable Boolean active) {}
