package hookline.cli.standalone;

import hookline.cli.bulk.DirectoryImport;
import hookline.cli.bulk.Progress;
import hookline.cli.config.GivenFile;
import hookline.directory.DirectoryWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A bulk file instead of the seed: an export of another Hookline, or of Mattermost. */
final class Restore {
  private Restore() {}

  /**
   * Imports all that can be.
   *
   * @return what became of it, and which lines were refused
   */
  static List<String> from(String file, DirectoryWriter writer) {
    StringWriter said = new StringWriter();
    PrintWriter err = new PrintWriter(said);
    try (InputStream in = GivenFile.open(file)) {
      DirectoryImport work = DirectoryImport.into(writer, false, err, Progress.none());
      work.run(in, file, System.currentTimeMillis());
      return Stream.concat(said.toString().lines(), work.summary().lines()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read to its end", e);
    }
  }
}
