package hookline.console.json;

import org.jspecify.annotations.Nullable;

/** How long a hook's old secret works beside its new one; null: not at all. */
public record RegenerateFields(@Nullable Integer overlapSeconds) {}
