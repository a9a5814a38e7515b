package hookline.replays;

import java.util.List;

/**
 * Which payloads: those that every list with something in it has them in. An empty list asks for
 * nothing.
 *
 * @param sourceIds hooks, by their source ids
 * @param channelIds channels that the posts are in, or would be in
 * @param teamIds teams whose channels those are
 * @param deliveryIds single deliveries; they are taken even when a reused key refused them
 * @param since epoch ms of the first receipt, inclusive; 0 for the beginning of the log
 * @param until epoch ms, exclusive; 0 for no end
 * @param rejected only what is rejected at present; what is dropped is then left out
 * @param reasons of rejections, as {@link hookline.payload.model.Reason#word} or {@code id}
 */
public record ReplayFilter(
    List<String> sourceIds,
    List<String> channelIds,
    List<String> teamIds,
    List<String> deliveryIds,
    long since,
    long until,
    boolean rejected,
    List<String> reasons) {

  /** Every payload of the log. */
  public static final ReplayFilter ALL =
      new ReplayFilter(List.of(), List.of(), List.of(), List.of(), 0, 0, false, List.of());

  /** Fields that a record lacks ask for nothing. */
  public ReplayFilter {
    sourceIds = listed(sourceIds);
    channelIds = listed(channelIds);
    teamIds = listed(teamIds);
    deliveryIds = listed(deliveryIds);
    reasons = listed(reasons);
  }

  private static List<String> listed(List<String> ids) {
    return ids == null ? List.of() : List.copyOf(ids);
  }
}
