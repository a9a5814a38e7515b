package hookline.replays;

/** One delivery of a kind, to look at; what it becomes is not told, for it may be erased. */
public record ReplaySample(String deliveryId, ReplayKind kind) {}
