package hookline.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/** What comes from the sender: heads are looked over, see {@link RequestHead}. */
final class WireSource extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private static final int MOST_HELD = 2;
  private static final int DISCARDED_AT_ONCE = 4 << 10;

  private final Wire wire;
  private final byte[] held = new byte[MOST_HELD];
  private int heldCount;

  WireSource(StreamSourceConduit network, Wire wire) {
    super(network);
    this.wire = wire;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    RequestHead head = wire.head();
    if (wire.inRequest() || head.isOver()) {
      int count = next.read(into);
      wire.addBodyBytes(Math.max(0, count));
      return count;
    }
    int start = into.position();
    into.put(held, 0, heldCount);
    int count = next.read(into);
    int end = into.position();
    int decided = head.look(into, start, count < 0);
    heldCount = end - decided;
    into.position(decided).get(held, 0, heldCount).position(decided);
    return decided > start || count >= 0 ? decided - start : -1;
  }

  /**
   * Throws away what still comes, until the sender is done or the time is up, and then closes. A
   * socket closed with bytes unread is reset, which takes the answer from who is still writing.
   */
  void discardThenClose() {
    next.setReadReadyHandler(new Discarding());
    next.wakeupReads();
  }

  private final class Discarding implements ReadReadyHandler {
    @Override
    public void readReady() {
      ByteBuffer discarded = ByteBuffer.allocate(DISCARDED_AT_ONCE);
      try {
        int count = 1;
        while (count > 0) {
          discarded.clear();
          count = next.read(discarded);
        }
        if (count < 0) {
          IoUtils.safeClose(wire.connection());
        }
      } catch (IOException e) {
        IoUtils.safeClose(wire.connection());
      }
    }

    @Override
    public void forceTermination() {
      IoUtils.safeClose(wire.connection());
    }

    @Override
    public void terminated() {}
  }
}
