package hookline.console.json;

import org.jspecify.annotations.Nullable;

/**
 * What is to be erased.
 *
 * @param kind hook, delivery or user
 * @param value the hook's id or source id, the delivery's id, the user's name or id
 * @param dryRun whether it is only to be told what would be erased
 */
public record ErasureFields(
    @Nullable String kind, @Nullable String value, @Nullable Boolean dryRun) {}
