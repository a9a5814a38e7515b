package hookline.cli.bulk;

import static java.util.Objects.requireNonNull;

import hookline.directory.DirectoryChecks;
import hookline.directory.DirectoryConflictException;
import hookline.directory.DirectoryDraft;
import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter.DirectoryChange;
import hookline.topics.DirectoryTopic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a file, each judged by those before it and written together, in one transaction:
 * one for each would take minutes for what takes seconds. Not thread-safe.
 */
final class ImportBatch implements DirectoryChange {
  private static final int LINES = 2_000;

  private final BulkFormat format;
  private final boolean strict;
  private final List<BulkLine> lines = new ArrayList<>();
  private List<Judged> judged = List.of();

  /** What a line came to. */
  enum Result {
    CREATED,
    CHANGED,
    UNCHANGED,
    REFUSED
  }

  /**
   * A line and what it came to.
   *
   * @param problem why it is refused, or null
   */
  record Judged(BulkLine line, DirectoryTopic topic, Result result, @Nullable String problem) {}

  /**
   * @param strict whether no line counts after one that is refused
   */
  ImportBatch(BulkFormat format, boolean strict) {
    this.format = format;
    this.strict = strict;
  }

  void add(BulkLine line) {
    lines.add(line);
  }

  boolean isFull() {
    return lines.size() >= LINES;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** What each line came to, as it was judged last. */
  List<Judged> judged() {
    return judged;
  }

  @Override
  public List<DirectoryEntry> decide(DirectoryView directory) {
    DirectoryDraft draft = new DirectoryDraft(directory);
    judge(draft);
    return draft.entries();
  }

  /** Judges every line, and puts into the draft what it makes or changes. */
  void judge(DirectoryDraft draft) {
    judged = new ArrayList<>();
    for (BulkLine line : lines) {
      Judged came = judge(line, draft);
      judged.add(came);
      if (strict && came.result() == Result.REFUSED) {
        return;
      }
    }
  }

  private Judged judge(BulkLine line, DirectoryDraft draft) {
    DirectoryTopic topic = requireNonNull(format.types().get(line.type()), line.type());
    try {
      DirectoryEntry entry = format.read(line, draft);
      DirectoryChecks.check(topic, entry.value(), draft);
      Object there = draft.value(topic, entry.key());
      if (entry.value().equals(there)) {
        return new Judged(line, topic, Result.UNCHANGED, null);
      }
      draft.put(entry);
      return new Judged(line, topic, there == null ? Result.CREATED : Result.CHANGED, null);
    } catch (RefusedLineException | DirectoryConflictException e) {
      return new Judged(line, topic, Result.REFUSED, e.getMessage());
    }
  }
}
