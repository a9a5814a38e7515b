package hookline.bench.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement the server was asked.
 *
 * @param sql with {@code $1} and so on where parameters are
 * @param parameters as text, null for null
 */
record LoggedStatement(String sql, List<@Nullable String> parameters) {
  /** With JDBC's placeholders: they are in the order of the numbers, as JDBC made those. */
  String jdbc() {
    return sql.replaceAll("\\$\\d+", "?");
  }
}
