package hookline.console.pages.deliveries;

import java.util.List;

/**
 * What was found so far.
 *
 * @param hooks to choose from, some of them
 * @param channels the same
 * @param problem what of the question cannot be answered; empty when all can
 * @param looked how far it was looked; empty when all there is was looked at
 * @param further where it goes on; empty when nothing is left
 * @param isFirst whether it begins with the newest
 */
public record DeliveryListView(
    DeliveryQuery query,
    List<Choice> hooks,
    List<Choice> channels,
    String problem,
    List<DeliveryRow> rows,
    String looked,
    String further,
    boolean isFirst) {
  /** Something to choose: what a field then holds, and what it is called. */
  public record Choice(String value, String name) {}
}
