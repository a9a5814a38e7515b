package hookline.cli.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression of Prometheus asks for: as much of the language as tells metrics from
 * functions, and labels from both.
 *
 * @param selectors the metrics, each with what it says of its labels
 * @param grouping labels that are grouped or matched by
 */
public record PromQl(List<Selector> selectors, Set<String> grouping) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|(?<number>[0-9.]+[a-z]*)|(?<name>[a-zA-Z_:][\\w:]*)"
              + "|(?<operator>=~|!~|!=|==|<=|>=|\\S)");

  /** Words after which a list of labels stands. */
  private static final Set<String> LISTS =
      Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /**
   * A metric.
   *
   * @param equal labels that are to be equal to something
   * @param named all labels that something is said of
   */
  public record Selector(String metric, Map<String, String> equal, Set<String> named) {}

  /** Takes an expression apart; Grafana's own variables stand for durations. */
  public static PromQl parse(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression.replace("$__rate_interval", "1m"));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    List<Selector> selectors = new ArrayList<>();
    Set<String> grouping = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      if (token.equals("[")) {
        i = tokens.subList(i, tokens.size()).indexOf("]") + i;
      } else if (LISTS.contains(token) && next.equals("(")) {
        int end = tokens.subList(i, tokens.size()).indexOf(")") + i;
        tokens.subList(i + 2, end).stream()
            .filter(label -> !label.equals(","))
            .forEach(grouping::add);
        i = end;
      } else if (isName(token)
          && !WORDS.contains(token)
          && !next.equals("(")
          && !aggregates(tokens, i)) {
        int end = i;
        if (next.equals("{")) {
          end = tokens.subList(i, tokens.size()).indexOf("}") + i;
        }
        selectors.add(selector(token, tokens.subList(i + 1, end + 1)));
        i = end;
      }
    }
    return new PromQl(List.copyOf(selectors), grouping);
  }

  private static boolean isName(String token) {
    return token.matches("[a-zA-Z_:][\\w:]*");
  }

  /** As {@code sum by (x) (...)} does. */
  private static boolean aggregates(List<String> tokens, int at) {
    return at + 1 < tokens.size()
        && LISTS.contains(tokens.get(at + 1))
        && isAggregation(tokens.get(at));
  }

  private static boolean isAggregation(String token) {
    return Set.of("sum", "min", "max", "avg", "count", "topk", "group", "quantile").contains(token);
  }

  private static Selector selector(String metric, List<String> braces) {
    Map<String, String> equal = new LinkedHashMap<>();
    Set<String> named = new TreeSet<>();
    for (int i = 1; i + 2 < braces.size(); i += 4) {
      named.add(braces.get(i));
      if (braces.get(i + 1).equals("=")) {
        equal.put(braces.get(i), braces.get(i + 2).replace("\"", ""));
      }
    }
    return new Selector(metric, equal, named);
  }
}
