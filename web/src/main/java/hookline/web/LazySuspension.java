package hookline.web;

import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Suspends reads only when something comes. Undertow suspends them while a handler has a request
 * and resumes them after the answer, for each of which the selector leaves and joins the kernel's
 * interest list, though a sender that waits for its answer sends nothing in between. Thread-safe:
 * an answer may end in another thread than the one that is told of what comes.
 */
final class LazySuspension extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private boolean resumed;

  LazySuspension(StreamSourceConduit network) {
    super(network);
  }

  @Override
  public synchronized void resumeReads() {
    resumed = true;
    next.resumeReads(); // Which does nothing where they are.
  }

  @Override
  public synchronized void wakeupReads() {
    resumed = true;
    next.suspendReads(); // XNIO rouses its thread only where reads were not resumed.
    next.wakeupReads();
  }

  @Override
  public synchronized void suspendReads() {
    resumed = false;
  }

  @Override
  public synchronized boolean isReadResumed() {
    return resumed && next.isReadResumed();
  }

  /** Whether reads are resumed; if not, nothing more is told of until they are. */
  private synchronized boolean awaited() {
    if (!resumed) {
      next.suspendReads();
    }
    return resumed;
  }

  @Override
  public void setReadReadyHandler(ReadReadyHandler handler) {
    super.setReadReadyHandler(new WhenResumed(handler));
  }

  private final class WhenResumed implements ReadReadyHandler {
    private final ReadReadyHandler handler;

    WhenResumed(ReadReadyHandler handler) {
      this.handler = handler;
    }

    @Override
    public void readReady() {
      if (awaited()) {
        handler.readReady();
      }
    }

    @Override
    public void forceTermination() {
      handler.forceTermination();
    }

    @Override
    public void terminated() {
      handler.terminated();
    }
  }
}
