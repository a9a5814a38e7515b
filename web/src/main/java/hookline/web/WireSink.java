package hookline.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * What goes to the sender: where Undertow would refuse a request with a bare status, and reset the
 * connection if more comes, {@link Refusals} answer, and the sender gets to read it. Undertow
 * writes a refusal, unlike other responses, by {@link #write(ByteBuffer)} and by nothing else.
 */
final class WireSink extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private static final long MOMENT_MILLIS = 1_000;

  private final Wire wire;
  private final WireSource source;
  private boolean refused;

  WireSink(StreamSinkConduit network, Wire wire, WireSource source) {
    super(network);
    this.wire = wire;
    this.source = source;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return wire.inRequest() ? next.write(bytes) : refuse(bytes);
  }

  /** Takes nothing: Undertow would close the connection once it has written. */
  private int refuse(ByteBuffer undertows) throws IOException {
    if (!refused) {
      refused = true;
      next.write(wire.refusals().answer(wire.head(), undertows));
      next.terminateWrites();
      next.flush();
      wire.connection()
          .getIoThread()
          .executeAfter(
              () -> IoUtils.safeClose(wire.connection()), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      source.discardThenClose();
    }
    return 0;
  }

  @Override
  public void resumeWrites() {
    if (!refused) {
      super.resumeWrites();
    }
  }
}
