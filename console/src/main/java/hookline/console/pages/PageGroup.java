package hookline.console.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages that belong together.
 *
 * @param section their place in the navigation; null for none
 * @param routes every address they have
 */
public record PageGroup(@Nullable Section section, List<PageRoute> routes) {
  public PageGroup {
    routes = List.copyOf(routes);
  }
}
