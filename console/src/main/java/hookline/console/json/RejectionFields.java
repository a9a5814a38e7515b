package hookline.console.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rejections to retry or to drop: single ones, or those that all the rest asks for.
 *
 * @param sourceId the hook's; its secret is taken too
 * @param reason its word, as {@code unknown_channel}, or its id, which several may share
 * @param since epoch ms of the first receipt, inclusive
 * @param until epoch ms, exclusive
 * @param before goes on after that delivery, as the answer before said
 */
public record RejectionFields(
    @Nullable List<String> deliveryIds,
    @Nullable String sourceId,
    @Nullable String reason,
    @Nullable Long since,
    @Nullable Long until,
    @Nullable String before) {}
