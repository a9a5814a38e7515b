package hookline.console.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller says of a replay; a list that is missing asks for nothing. */
public record ReplayFields(
    @Nullable List<String> sourceIds,
    @Nullable List<String> channelIds,
    @Nullable List<String> teamIds,
    @Nullable List<String> deliveryIds,
    @Nullable Long since,
    @Nullable Long until,
    @Nullable Boolean rejected,
    @Nullable List<String> reasons,
    @Nullable Boolean all,
    @Nullable Boolean apply,
    @Nullable Boolean withdraw,
    @Nullable Integer rate) {}
