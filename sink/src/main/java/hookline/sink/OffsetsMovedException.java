package hookline.sink;

/** Another sink stored records of a partition this one thought its own. */
final class OffsetsMovedException extends Exception {
  OffsetsMovedException(StoredOffsets.Partition partition) {
    super(partition + " is not where this sink left it: another one has it");
  }
}
