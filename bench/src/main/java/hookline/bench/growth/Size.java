package hookline.bench.growth;

/**
 * What a line has to do with.
 *
 * @param channels at most as many as hooks
 * @param bytes of a payload's text
 * @param partitions of {@code payloads} and {@code posts}
 * @param stored deliveries in the store before
 * @param connections that payloads come over
 */
record Size(int hooks, int channels, int bytes, int partitions, long stored, int connections) {
  /** What a team has in its first weeks. */
  static final Size SMALL = new Size(1_000, 100, 200, 12, 0, 64);

  Size withHooks(int other) {
    return new Size(other, channels, bytes, partitions, stored, connections);
  }

  Size withChannels(int other) {
    return new Size(Math.max(hooks, other), other, bytes, partitions, stored, connections);
  }

  Size withBytes(int other) {
    return new Size(hooks, channels, other, partitions, stored, connections);
  }

  Size withPartitions(int other) {
    return new Size(hooks, channels, bytes, other, stored, connections);
  }

  Size withStored(int other) {
    return new Size(hooks, channels, bytes, partitions, other, connections);
  }

  Size withConnections(int other) {
    return new Size(hooks, channels, bytes, partitions, stored, other);
  }
}
