package hookline.console.pages.rejections;

import hookline.console.pages.deliveries.DeliveryPages;
import java.util.List;

/**
 * The open rejections of one hook for one reason, a page of them.
 *
 * @param further where older ones are; empty when there are none
 */
public record GroupView(
    ReasonView reason, String sourceId, String hook, List<Row> rows, String further) {
  /** One of them, as people read it. */
  public record Row(String deliveryId, String received, String detail) {
    public String path() {
      return DeliveryPages.path(deliveryId);
    }
  }
}
