package hookline.console.pages;

import hookline.console.api.PathTemplate;
import hookline.console.api.Who;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

/**
 * One address of the pages: what is shown or done there, and for whom. A {@code GET} changes
 * nothing; a {@code POST} comes with the token of the session, or is refused before it gets here.
 */
public record PageRoute(HttpString method, PathTemplate template, Who who, PageEndpoint endpoint) {
  public static PageRoute get(String template, Who who, PageEndpoint endpoint) {
    return new PageRoute(Methods.GET, new PathTemplate(template), who, endpoint);
  }

  public static PageRoute post(String template, Who who, PageEndpoint endpoint) {
    return new PageRoute(Methods.POST, new PathTemplate(template), who, endpoint);
  }
}
