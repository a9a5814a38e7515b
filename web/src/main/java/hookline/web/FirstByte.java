package hookline.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Gives a byte that was read to look at it once more, before what follows: to whoever reads into
 * one buffer, as TLS and HTTP both begin.
 */
final class FirstByte extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final byte first;
  private boolean given;

  FirstByte(StreamSourceConduit rest, byte first) {
    super(rest);
    this.first = first;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (given || !into.hasRemaining()) {
      return next.read(into);
    }
    given = true;
    into.put(first);
    return 1 + Math.max(0, next.read(into));
  }
}
