package hookline.processor;

import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Holds a payload back until the directory it was accepted under has been read. */
@FunctionalInterface
interface DirectoryGate {
  /**
   * Returns once the view is as far as the stamp says.
   *
   * @param stamp the payload's {@code directory-position}, null when it has none
   * @throws org.apache.kafka.streams.errors.StreamsException when the view does not get there: the
   *     task fails uncommitted and is tried again
   */
  void await(@Nullable Header stamp);
}
