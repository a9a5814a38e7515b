package hookline.ingress;

import hookline.directory.DirectoryPosition;
import hookline.topics.Headers;
import java.util.function.Supplier;

/**
 * How far the directory has been read, as a record's header. The position changes with the
 * directory, that is seldom, and its text is long: it is written once a position. Thread-safe.
 */
final class PositionStamp {
  private final Supplier<DirectoryPosition> position;
  private volatile Written last;

  @SuppressWarnings("ArrayRecordComponent") // Never compared, never changed.
  private record Written(DirectoryPosition position, byte[] bytes) {}

  PositionStamp(Supplier<DirectoryPosition> position) {
    this.position = position;
    this.last = write(position.get());
  }

  @SuppressWarnings("ReferenceEquality") // A position is never changed, and seldom made anew.
  byte[] bytes() {
    DirectoryPosition now = position.get();
    Written written = last;
    if (written.position() != now) {
      written = write(now);
      last = written;
    }
    return written.bytes();
  }

  private static Written write(DirectoryPosition position) {
    return new Written(position, Headers.bytes(position.toString()));
  }
}
