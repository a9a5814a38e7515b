package hookline.cli.bulk;

import hookline.cli.bulk.ImportBatch.Judged;
import hookline.cli.bulk.ImportBatch.Result;
import hookline.directory.DirectoryDraft;
import hookline.directory.DirectoryView;
import hookline.directory.DirectoryWriter;
import hookline.directory.DirectoryWriter.DirectoryUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Reads a bulk file into the directory. What is there already is left alone, so a file can be
 * imported again, and one that was not finished is finished by doing so. Used once; not
 * thread-safe.
 */
public final class DirectoryImport {
  private static final int MOST_PROBLEMS_SHOWN = 100;

  private final Consumer<ImportBatch> writing;
  private final boolean strict;
  private final PrintWriter err;
  private final Progress progress;
  private final Tally tally = new Tally();
  private int told;

  private DirectoryImport(
      Consumer<ImportBatch> writing, boolean strict, PrintWriter err, Progress progress) {
    this.writing = writing;
    this.strict = strict;
    this.err = err;
    this.progress = progress;
  }

  /**
   * An import that writes.
   *
   * @param strict whether the first line that is refused ends it
   * @param err told of each line that is refused
   */
  public static DirectoryImport into(
      DirectoryWriter writer, boolean strict, PrintWriter err, Progress progress) {
    return new DirectoryImport(writer::write, strict, err, progress);
  }

  /** An import that only finds out what would be written. */
  public static DirectoryImport trial(
      DirectoryView directory, boolean strict, PrintWriter err, Progress progress) {
    DirectoryDraft draft = new DirectoryDraft(directory);
    return new DirectoryImport(batch -> batch.judge(draft), strict, err, progress);
  }

  /**
   * Imports all that can be.
   *
   * @param name the file's, for those who are told of its lines
   * @param now epoch ms
   * @return false when a line was refused
   * @throws IllegalArgumentException when it is no bulk file
   * @throws IllegalStateException when the directory cannot be written; what was, stays
   */
  public boolean run(InputStream in, String name, long now) throws IOException {
    try (BulkFile file = new BulkFile(in)) {
      BulkFormat format = format(file, name, now);
      ImportBatch batch = new ImportBatch(format, strict);
      while (true) {
        BulkLine line;
        try {
          line = file.next();
        } catch (RefusedLineException e) {
          // Its turn comes after those before it.
          if (!write(batch, name)) {
            return false;
          }
          batch = new ImportBatch(format, strict);
          tally.refuse();
          tell(name, file.number(), String.valueOf(e.getMessage()));
          if (strict) {
            return false;
          }
          continue;
        }
        if (line == null) {
          break;
        }
        if (format.types().containsKey(line.type())) {
          batch.add(line);
        } else {
          tally.skip(line.type());
        }
        if (batch.isFull()) {
          if (!write(batch, name)) {
            return false;
          }
          batch = new ImportBatch(format, strict);
        }
        progress.at(file.bytes(), file.number());
      }
      return write(batch, name) && tally.refused() == 0;
    } finally {
      progress.clear();
    }
  }

  /** What became of the lines, in words for people. */
  public String summary() {
    return tally.summary();
  }

  private static BulkFormat format(BulkFile file, String name, long now) throws IOException {
    try {
      BulkLine first = file.next();
      if (first == null) {
        throw new RefusedLineException("the file is empty");
      }
      return BulkFormat.of(first, now);
    } catch (RefusedLineException e) {
      throw new IllegalArgumentException(
          "%s:%d: %s".formatted(name, Math.max(1, file.number()), e.getMessage()), e);
    }
  }

  /** Returns false when the import ends here. */
  private boolean write(ImportBatch batch, String name) {
    if (batch.isEmpty()) {
      return true;
    }
    try {
      writing.accept(batch);
    } catch (DirectoryUnavailableException e) {
      throw new IllegalStateException(
          e.getMessage() + "; import the file again: what is written already is left alone", e);
    }
    boolean goesOn = true;
    for (Judged judged : batch.judged()) {
      tally.count(judged.topic(), judged.result());
      if (judged.result() == Result.REFUSED) {
        tell(name, judged.line().number(), judged.line().type() + ": " + judged.problem());
        goesOn = !strict;
      }
    }
    return goesOn;
  }

  private void tell(String name, long number, String problem) {
    told++;
    if (told > MOST_PROBLEMS_SHOWN) {
      return;
    }
    progress.clear();
    err.printf("%s:%d: %s%n", name, number, problem);
    if (told == MOST_PROBLEMS_SHOWN) {
      err.println("further lines that are refused are counted, and not told of");
    }
    err.flush();
  }
}
