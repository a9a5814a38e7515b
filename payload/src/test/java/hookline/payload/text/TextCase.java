package hookline.payload.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example from a file under {@code resources/text}, which needs no Java:
 *
 * <pre>
 * &#64;case what it shows
 * the text, on any number of lines
 * &#64;becomes
 * what comes of it
 * &#64;seen
 * what a reader sees of that, if it is worth saying; see judge/README.md
 *
 * &#64;case the next one
 * </pre>
 *
 * A line end before a line with {@code @} and one of the words below belongs to the format, and so
 * does a blank line before {@code @case}. {@code ␍} is a carriage return. Lines before the first
 * case are comments.
 *
 * @param sections the text first, under {@code @case}
 */
record TextCase(String name, List<Section> sections) {
  private static final Pattern DIRECTIVE =
      Pattern.compile("@(case|becomes|same|seen|warns|limit|part|zone|mrkdwn)(?: (.*))?");

  /**
   * What stands under one directive.
   *
   * @param argument what stands behind it on its line
   */
  record Section(String directive, String argument, String text) {}

  static List<TextCase> of(String file) {
    List<TextCase> cases = new ArrayList<>();
    List<Section> sections = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    Matcher open = null;
    for (String line : (read(file) + "\n@case").split("\n", -1)) {
      Matcher directive = DIRECTIVE.matcher(line);
      if (!directive.matches()) {
        lines.add(line);
        continue;
      }
      boolean next = directive.group(1).equals("case");
      if (next && !lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
        lines.remove(lines.size() - 1);
      }
      if (open != null) {
        String argument = open.group(2) == null ? "" : open.group(2);
        String text = String.join("\n", lines).replace('␍', '\r');
        sections.add(new Section(open.group(1), argument, text));
      }
      if (next && !sections.isEmpty()) {
        cases.add(new TextCase(file + ": " + sections.get(0).argument, List.copyOf(sections)));
        sections.clear();
      }
      lines.clear();
      open = directive;
    }
    return cases;
  }

  private static String read(String file) {
    try (InputStream in = TextCase.class.getResourceAsStream("/text/" + file)) {
      // Which rules the cases below show is read by RulesTest.
      return new String(in.readAllBytes(), UTF_8)
          .replaceAll("(?m)^@rules .*\n\n?", "")
          .stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return sections.get(0).text;
  }

  /** The sections under that directive. */
  List<Section> all(String directive) {
    return sections.stream().filter(section -> section.directive.equals(directive)).toList();
  }

  /** The argument of the only such directive, or the default. */
  String argument(String directive, String byDefault) {
    return all(directive).stream().findFirst().map(Section::argument).orElse(byDefault);
  }

  @Override
  public String toString() {
    return name;
  }
}
