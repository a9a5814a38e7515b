package hookline.console.api;

import io.undertow.util.HttpString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of a request; of several that fit, the first in the list. */
final class Routes {
  private final List<Route> all;

  Routes(List<Route> all) {
    this.all = List.copyOf(all);
  }

  /** A route, and what the names in its template stand for. */
  record Match(Route route, Map<String, String> names) {}

  /**
   * The route of that method and address.
   *
   * @param path below {@code /api/v4}
   */
  @Nullable Match find(HttpString method, String path) {
    List<String> address = PathTemplate.segments(path);
    for (Route route : all) {
      Map<String, String> names = route.method().equals(method) ? route.match(address) : null;
      if (names != null) {
        return new Match(route, names);
      }
    }
    return null;
  }

  /** The methods that address takes; none when there is nothing. */
  List<String> methods(String path) {
    List<String> address = PathTemplate.segments(path);
    return all.stream()
        .filter(route -> route.match(address) != null)
        .map(route -> route.method().toString())
        .distinct()
        .sorted()
        .toList();
  }
}
