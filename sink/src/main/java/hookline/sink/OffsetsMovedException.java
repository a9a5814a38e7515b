package hookline.sink;

/**
 * A partition's stored offset is not what this sink stored last: another sink has the partition
 * now, or a crash of the database took the last commits away.
 */
final class OffsetsMovedException extends Exception {
  OffsetsMovedException(StoredOffsets.Partition partition) {
    super(partition + " is not where this sink left it: another one has it, or PostgreSQL crashed");
  }
}
