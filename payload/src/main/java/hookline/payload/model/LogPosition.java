package hookline.payload.model;

/** Where a payload lies in the log, so that whoever reads a post or a rejection can find it. */
public record LogPosition(String topic, int partition, long offset) {}
