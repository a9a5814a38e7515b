package hookline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import hookline.console.api.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every caller makes every call of {@code rights/rights.txt}, a row each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
  private static final List<String> CALLERS =
      List.of("token", "admin", "member", "other", "outsider", "gone", "nobody");

  private final RunningConsole console = new RunningConsole();
  private final Things things = new Things(console);

  @AfterAll
  void stop() {
    console.close();
  }

  private record Row(List<String> statuses, String call) {}

  @TestFactory
  Stream<DynamicTest> row_isAnsweredAsItSays() throws IOException {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.call(), () -> check(row)));
  }

  private void check(Row row) {
    List<String> statuses = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (String caller : CALLERS) {
      String[] call = things.filledIn(row.call()).split(" ", 3);
      HttpResponse<String> response =
          console.call(
              RunningConsole.tokenOf(caller), call[0], call[1], call.length > 2 ? call[2] : "");
      statuses.add(Integer.toString(response.statusCode()));
      bodies.add(response.body());
    }
    assertThat(statuses).as("%s%n%s", row.call(), bodies).isEqualTo(row.statuses());
  }

  /** A call that is not in the table has rights nobody has looked at. */
  @Test
  void table_hasEveryCall() throws IOException {
    List<Row> rows = rows();
    Map<String, Boolean> templates = new TreeMap<>();
    for (Route route : routes()) {
      String pattern = route.template().replaceAll("\\{[a-z_]+}", "[^/ ]+") + "(\\?[^ ]*)?( .*)?";
      templates.put(
          route.method() + " " + route.template(),
          rows.stream().anyMatch(row -> row.call().matches(route.method() + " " + pattern)));
    }
    templates.values().removeIf(found -> found);
    if (!templates.isEmpty()) {
      fail("no row for " + templates.keySet());
    }
  }

  /** Asked only what there is, so they need nothing to answer with. */
  private static List<Route> routes() {
    return ApiRoutes.of(
        new UserCalls(null, null, null, null),
        new TokenCalls(null, null),
        new TeamCalls(null, null),
        new ChannelCalls(null, null, null, null, null),
        new MemberCalls(null, null, null),
        new ConfigCalls(null, ""),
        new HookCalls(null, null, null, null, ""),
        new PostCalls(null, null),
        new DeliveryCalls(null, null),
        new ReplayCalls(null),
        new ErasureCalls(null, null, null),
        new RejectionCalls(null, null, null, null, null),
        new StatusCalls(null));
  }

  private static List<Row> rows() throws IOException {
    try (InputStream file = RightsTest.class.getResourceAsStream("/rights/rights.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(
              line -> {
                String[] halves = line.split("\\|", 2);
                return new Row(List.of(halves[0].strip().split(" +")), halves[1].strip());
              })
          .toList();
    }
  }
}
