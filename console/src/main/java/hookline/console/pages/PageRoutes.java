package hookline.console.pages;

import hookline.console.api.PathTemplate;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the page of an address; of several that fit, the first in the list. */
final class PageRoutes {
  private final List<PageRoute> all;
  private final Set<String> rooms;

  PageRoutes(List<PageRoute> all) {
    this.all = List.copyOf(all);
    this.rooms =
        all.stream().map(route -> room(route.template().text())).collect(Collectors.toSet());
  }

  /** A route, and what the names in its template stand for. */
  record Match(PageRoute route, Map<String, String> names) {}

  /** The page of that method and address, or null. */
  @Nullable Match find(HttpString method, String path) {
    List<String> address = PathTemplate.segments(path);
    for (PageRoute route : all) {
      Map<String, String> names =
          route.method().equals(method) ? route.template().match(address) : null;
      if (names != null) {
        return new Match(route, names);
      }
    }
    return null;
  }

  /** The methods that address takes, by comma; empty when there is nothing. */
  String methods(String path) {
    List<String> address = PathTemplate.segments(path);
    return all.stream()
        .filter(route -> route.template().match(address) != null)
        .map(route -> route.method().toString())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Whether the path begins as one of ours: what is under it is ours to answer. */
  boolean isOurs(String path) {
    return rooms.contains(room(path));
  }

  private static String room(String path) {
    return PathTemplate.segments(path).get(0);
  }
}
