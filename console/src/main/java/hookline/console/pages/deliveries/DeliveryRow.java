package hookline.console.pages.deliveries;

/**
 * A delivery in a list. Texts are plain.
 *
 * @param status posted, rejected or pending
 * @param time as people read it
 * @param hook what the hook is called
 * @param channel with its sign; empty where it has none
 * @param excerpt what it says, or why it was refused
 * @param warnings how many
 * @param isReplayed whether it is no longer as it first was
 */
public record DeliveryRow(
    String id,
    String status,
    String time,
    String hook,
    String channel,
    String excerpt,
    int warnings,
    boolean isReplayed) {
  public String path() {
    return DeliveryPages.path(id);
  }
}
