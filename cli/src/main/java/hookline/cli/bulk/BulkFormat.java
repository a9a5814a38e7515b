package hookline.cli.bulk;

import hookline.directory.DirectoryEntry;
import hookline.directory.DirectoryLookup;
import hookline.topics.DirectoryTopic;
import java.util.Map;

/** What the lines of a file mean. */
interface BulkFormat {
  /**
   * The format of the file that begins with that line.
   *
   * @param now epoch ms, the time of what is made or changed where the file says none
   * @throws RefusedLineException when it is none that is known
   */
  static BulkFormat of(BulkLine first, long now) {
    if (!first.type().equals("version")) {
      throw new RefusedLineException(
          "a bulk export begins with {\"type\": \"version\", \"version\": 1}");
    }
    if (first.object().path("version").asInt() != 1) {
      throw new RefusedLineException("\"version\" must be 1; no other is known");
    }
    String generator = first.object().path("info").path("generator").asText();
    return generator.equals(HooklineFormat.GENERATOR)
        ? new HooklineFormat()
        : new MattermostFormat(now);
  }

  /** The types of the lines that are imported, with what becomes of them. */
  Map<String, DirectoryTopic> types();

  /**
   * What a line makes of the directory: the value as it is to be, equal to the one that is there
   * where nothing changes.
   *
   * @param directory with what the lines before have made of it
   * @throws RefusedLineException when the line makes nothing
   */
  DirectoryEntry read(BulkLine line, DirectoryLookup directory);
}
