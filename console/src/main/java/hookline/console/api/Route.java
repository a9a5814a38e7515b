package hookline.console.api;

import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One address of the API: what is called how, by whom, and what answers.
 *
 * @param template under {@code /api/v4}, as {@code /hooks/incoming/{hook_id}}; what a name that
 *     ends in {@code _id} stands for must be an id
 */
public record Route(HttpString method, String template, Who who, Endpoint endpoint) {
  public static Route get(String template, Who who, Endpoint endpoint) {
    return new Route(Methods.GET, template, who, endpoint);
  }

  public static Route post(String template, Who who, Endpoint endpoint) {
    return new Route(Methods.POST, template, who, endpoint);
  }

  public static Route put(String template, Who who, Endpoint endpoint) {
    return new Route(Methods.PUT, template, who, endpoint);
  }

  public static Route delete(String template, Who who, Endpoint endpoint) {
    return new Route(Methods.DELETE, template, who, endpoint);
  }

  /** What the template's names stand for in an address that fits it; null when it does not. */
  @Nullable Map<String, String> match(List<String> address) {
    return new PathTemplate(template).match(address);
  }
}
