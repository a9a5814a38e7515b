package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What was dropped.
 *
 * @param dropped so many rejections
 * @param before there may be more: to be sent with the same call again; null when that was all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DroppedJson(int dropped, @Nullable String before) {}
