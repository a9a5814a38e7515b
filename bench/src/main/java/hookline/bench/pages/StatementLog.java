package hookline.bench.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.bench.process.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the console asks, by the server's own log: so that what is measured beside a page, and
 * explained, is what that page asks, however it comes to it. For one thread.
 */
final class StatementLog {
  private static final String APPLICATION = "hookline-console";
  private static final String MARK = "SELECT 'from now on'";
  private static final long LOOK_MILLIS = 20;
  private static final Pattern EXECUTED =
      Pattern.compile("(?s)execute [^:]*: (?<sql>(SELECT|WITH)\\b.*)");
  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+ = (?:'((?:[^']|'')*)'|NULL)");

  private final Store store;
  private final Path file;

  /**
   * @param folder where the database is
   */
  StatementLog(Store store, Path folder) {
    this.store = store;
    this.file = folder.resolve("postgresql.log");
  }

  /** Does something that asks the server; nothing is logged before and after. */
  interface Asking {
    void run() throws Exception;
  }

  /** What the console asked meanwhile. */
  List<LoggedStatement> during(Asking asking) throws Exception {
    store.execute("ALTER SYSTEM SET log_line_prefix = '@%a@'");
    store.execute("ALTER SYSTEM SET log_statement = 'all'");
    store.execute("SELECT pg_reload_conf()");
    // A session that begins now has what all others were told before it began.
    long before = Files.size(file);
    while (!from(before).contains(MARK)) {
      Thread.sleep(LOOK_MILLIS);
      store.execute(MARK);
    }
    long told = Files.size(file);
    asking.run();
    String said = from(told);
    store.execute("ALTER SYSTEM RESET log_statement");
    store.execute("ALTER SYSTEM RESET log_line_prefix");
    store.execute("SELECT pg_reload_conf()");
    return statements(said);
  }

  private String from(long position) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return new String(
        all, Math.toIntExact(position), all.length - Math.toIntExact(position), UTF_8);
  }

  static List<LoggedStatement> statements(String log) {
    List<LoggedStatement> found = new ArrayList<>();
    for (String entry : log.split("(?m)^(?=@)", -1)) {
      String text = entry.strip();
      if (text.startsWith("@" + APPLICATION + "@LOG:")) {
        Matcher executed = EXECUTED.matcher(text);
        if (executed.find()) {
          found.add(new LoggedStatement(executed.group("sql").replace("\n\t", "\n"), List.of()));
        }
      } else if (text.startsWith("@" + APPLICATION + "@DETAIL:") && !found.isEmpty()) {
        LoggedStatement asked = found.remove(found.size() - 1);
        found.add(new LoggedStatement(asked.sql(), parameters(text)));
      }
    }
    return found;
  }

  private static List<@Nullable String> parameters(String detail) {
    List<@Nullable String> all = new ArrayList<>();
    Matcher each = PARAMETER.matcher(detail);
    while (each.find()) {
      String value = each.group(1);
      all.add(value == null ? null : value.replace("''", "'"));
    }
    return all;
  }
}
