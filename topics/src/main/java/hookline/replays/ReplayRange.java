package hookline.replays;

/**
 * What a replay reads of one partition of {@code payloads}.
 *
 * @param from the first offset
 * @param next the offset to read next
 * @param end the offset after the last: what the live line had processed when the replay began
 */
public record ReplayRange(int partition, long from, long next, long end) {
  public boolean isRead() {
    return next >= end;
  }

  public ReplayRange withNext(long offset) {
    return new ReplayRange(partition, from, offset, end);
  }
}
