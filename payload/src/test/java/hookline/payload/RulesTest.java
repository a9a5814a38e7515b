package hookline.payload;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.WarningKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule of docs/payloads.md has a case somewhere in the repository, and every rule that a case
 * names is one. That the cases hold is for the tests that run them; this one only reads.
 */
final class RulesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern RULE = Pattern.compile("(?m)^(?:- |\\| )`(\\d\\.[a-z0-9-]+)`");
  private static final Pattern CASE = Pattern.compile("(?:===|@case) .+");
  private static final Pattern RULES = Pattern.compile("(?:@rules|rules:) *(.*)");

  /** Rules named at one place, and how many cases stand behind it. */
  private record Tag(String place, List<String> rules, int cases) {}

  private static final List<String> written = new ArrayList<>();
  private static final List<Tag> tags = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    Matcher rules = RULE.matcher(Files.readString(ROOT.resolve("docs/payloads.md")));
    while (rules.find()) {
      written.add(rules.group(1));
    }
    for (Path file : caseFiles()) {
      if (file.toString().endsWith(".http")) {
        tags.addAll(ofExample(file));
      } else {
        tags.addAll(ofCases(file));
      }
    }
  }

  @Test
  void everyRule_isWrittenOnce() {
    assertThat(written).doesNotHaveDuplicates().hasSizeGreaterThan(100);
  }

  @Test
  void everyRule_hasACase() {
    Set<String> bare = new LinkedHashSet<>(written);
    tags.stream().filter(tag -> tag.cases > 0).map(Tag::rules).forEach(bare::removeAll);
    assertThat(bare).as("rules of docs/payloads.md that no case shows").isEmpty();
  }

  @Test
  void everyRuleThatACaseNames_isWritten() {
    TreeMap<String, List<String>> unknown = new TreeMap<>();
    for (Tag tag : tags) {
      List<String> rules = tag.rules.stream().filter(rule -> !written.contains(rule)).toList();
      if (!rules.isEmpty()) {
        unknown.put(tag.place, rules);
      }
    }
    assertThat(unknown).as("rules that docs/payloads.md has not").isEmpty();
  }

  @Test
  void everyLineOfRules_hasRulesAndACaseBehindIt() {
    List<String> idle =
        tags.stream()
            .filter(tag -> tag.cases == 0 || tag.rules.isEmpty())
            .map(tag -> tag.place + " " + tag.rules)
            .toList();
    assertThat(idle).as("lines of rules with nothing behind them").isEmpty();
  }

  /** OTHER stands for the kinds of newer versions, which none of this one's payloads can have. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
  void everyWarningKind_isToldAndHasACase(WarningKind kind) throws IOException {
    assertThat(Files.readString(ROOT.resolve("docs/payloads.md")))
        .contains("\n| `" + kind.wireName() + "` | ");
    Pattern warning =
        Pattern.compile(
            "(?m)^(?:warning: %s|@warns(?: .*)? %s)\\b".formatted(kind, kind.wireName()));
    List<Path> shown = new ArrayList<>();
    for (Path file : caseFiles()) {
      if (warning.matcher(Files.readString(file)).find()) {
        shown.add(file);
      }
    }
    assertThat(shown).as("cases with a warning of this kind").isNotEmpty();
  }

  private static List<Path> caseFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.sorted().toList()) {
        boolean examples = module.endsWith("examples");
        Path folder = examples ? module : module.resolve("src/test/resources");
        if (Files.isDirectory(folder)) {
          try (Stream<Path> all = Files.walk(folder)) {
            String end = examples ? ".http" : ".txt";
            all.filter(file -> file.toString().endsWith(end)).sorted().forEach(files::add);
          }
        }
      }
    }
    return files;
  }

  /** A file of cases: a line {@code @rules} holds for the cases below it, up to the next. */
  private static List<Tag> ofCases(Path file) throws IOException {
    List<Tag> found = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith("@rules")) {
        found.add(new Tag(ROOT.relativize(file) + ":" + number, rules(line), 0));
      } else if (CASE.matcher(line).matches() && !found.isEmpty()) {
        Tag last = found.remove(found.size() - 1);
        found.add(new Tag(last.place, last.rules, last.cases + 1));
      }
    }
    return found;
  }

  /** An example is one case; its rules are a line of its head. */
  private static List<Tag> ofExample(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith("rules:"))
        .map(line -> new Tag(ROOT.relativize(file).toString(), rules(line), 1))
        .toList();
  }

  private static List<String> rules(String line) {
    Matcher rules = RULES.matcher(line);
    return rules.matches() && !rules.group(1).isBlank()
        ? List.of(rules.group(1).strip().split(" +"))
        : List.of();
  }
}
