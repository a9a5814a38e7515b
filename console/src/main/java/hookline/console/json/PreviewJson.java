package hookline.console.json;

import hookline.replay.Preview;
import java.util.List;
import java.util.Locale;

/**
 * What a delivery would become now.
 *
 * @param kind unchanged, changed, moved, posted, rejected or left_out
 * @param diff lines in unified form; none when nothing differs
 */
public record PreviewJson(String deliveryId, String kind, List<String> diff) {
  public static PreviewJson of(String deliveryId, Preview preview) {
    return new PreviewJson(
        deliveryId, preview.kind().name().toLowerCase(Locale.ROOT), preview.diff());
  }
}
