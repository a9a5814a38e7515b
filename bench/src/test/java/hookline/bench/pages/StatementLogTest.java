package hookline.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StatementLogTest {
  private static final String LOG =
      """
      @PostgreSQL JDBC Driver@LOG:  execute <unnamed>: SELECT 'from now on'
      @hookline-console@LOG:  execute <unnamed>: SET statement_timeout = 10000
      @hookline-console@LOG:  execute <unnamed>: SELECT p.id
      \t  FROM posts p
      \t WHERE p.message = $1 AND p.part = $2
      @hookline-console@DETAIL:  Parameters: $1 = 'it''s $2 = ''3''', $2 = NULL
      @hookline-sink@LOG:  execute S_1: SELECT 1
      @hookline-console@LOG:  execute S_3/C_4: WITH a AS (SELECT 1) SELECT * FROM a
      @@LOG:  received SIGHUP, reloading configuration files
      """;

  @Test
  void whatTheConsoleAsked_isFound_withItsValues() {
    assertThat(StatementLog.statements(LOG))
        .containsExactly(
            new LoggedStatement(
                "SELECT p.id\n  FROM posts p\n WHERE p.message = $1 AND p.part = $2",
                Arrays.asList("it's $2 = '3'", null)),
            new LoggedStatement("WITH a AS (SELECT 1) SELECT * FROM a", java.util.List.of()));
  }

  @Test
  void jdbcsPlaceholders_areInTheirOrder() {
    assertThat(new LoggedStatement("a = $1 AND b = $12", java.util.List.of()).jdbc())
        .isEqualTo("a = ? AND b = ?");
  }
}
