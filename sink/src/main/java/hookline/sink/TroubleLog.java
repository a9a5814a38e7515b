package hookline.sink;

import hookline.sink.Readiness.Trouble;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of what ails a sink: once when it begins and once when it is over, however many of
 * the sink's lines suffer from it and however often they try. Thread-safe.
 */
final class TroubleLog {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

  private final Map<String, Trouble> troubled = new HashMap<>();

  /** Notes that a line has that trouble; said unless one of them has it already. */
  synchronized void fails(String line, Trouble trouble, String sentence) {
    boolean isNews = !troubled.containsValue(trouble);
    troubled.put(line, trouble);
    if (isNews) {
      LOG.warn("The sink is not ready: {}", sentence);
    }
  }

  /** Notes that a line works; said when it was the last in trouble. */
  synchronized void works(String line) {
    if (troubled.remove(line) != null && troubled.isEmpty()) {
      LOG.info("The sink works again");
    }
  }
}
