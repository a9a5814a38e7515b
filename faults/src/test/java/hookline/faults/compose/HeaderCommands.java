package hookline.faults.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that docker-compose.yml's first comment shows, as a shell takes them apart.
 *
 * @param words of each command
 */
record HeaderCommands(List<List<String>> words) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String INDENTED = "#   ";

  static HeaderCommands of(ComposeFile file) {
    return new HeaderCommands(
        file.comment().stream()
            .filter(line -> line.startsWith(INDENTED))
            .map(line -> words(line.substring(INDENTED.length())))
            .toList());
  }

  /** What follows those words, of every command that begins with them. */
  List<List<String>> after(String... beginning) {
    List<String> first = List.of(beginning);
    return words.stream()
        .filter(
            command ->
                command.size() > first.size() && command.subList(0, first.size()).equals(first))
        .map(command -> command.subList(first.size(), command.size()))
        .toList();
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words;
  }
}
