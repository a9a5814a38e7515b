package hookline.replay;

import hookline.judge.PayloadJudge;
import hookline.payload.cases.AskedDirectory;
import hookline.payload.cases.PinnedCase;
import hookline.payload.model.Delivery;
import hookline.payload.model.Directory;
import hookline.payload.model.Outcome;
import hookline.sink.read.StateReader;
import hookline.topics.TopicSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Makes a case for the tests of translation of a delivery of real life: the payload, what it is
 * judged against, and what the rules make of it now. Thread-safe; asks the store.
 */
public final class CaseExport {
  private final TopicSettings settings;
  private final Directory directory;
  private final Previewer previewer;

  public CaseExport(TopicSettings settings, Directory directory, StateReader store) {
    this.settings = settings;
    this.directory = directory;
    this.previewer = new Previewer(settings, directory, store);
  }

  /**
   * The text of a file of that one case, which passes today. Where the store has something else,
   * the difference stands above it.
   *
   * @throws hookline.sink.read.StoreUnavailableException when the store cannot be asked
   */
  public String of(Delivery delivery) {
    AskedDirectory asked = new AskedDirectory(directory);
    Outcome outcome =
        new PayloadJudge(settings, asked).judge(delivery, new RecordHeaders()).outcome();
    return PinnedCase.of("delivery " + delivery.id(), comment(delivery), delivery, asked, outcome);
  }

  private List<String> comment(Delivery delivery) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Delivery %s, received %s."
            .formatted(delivery.id(), Instant.ofEpochMilli(delivery.receivedAt())));
    List<String> diff = previewer.of(delivery).diff();
    if (!diff.isEmpty()) {
      lines.add("What is expected is what the rules made of it when this was written; the store");
      lines.add("had something else:");
      lines.add("");
      diff.forEach(line -> lines.add("    " + line));
    }
    return lines;
  }
}
