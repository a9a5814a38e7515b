package hookline.console.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import hookline.console.api.ApiException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a form sent, as browsers write it: {@code application/x-www-form-urlencoded}. */
final class Form {
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private Form() {}

  /**
   * The form of a body.
   *
   * @throws ApiException 400 when it is none
   */
  static Form of(byte[] body) {
    Form form = new Form();
    try {
      for (String pair : new String(body, UTF_8).split("&", -1)) {
        int at = pair.indexOf('=');
        if (at > 0) {
          form.fields
              .computeIfAbsent(decoded(pair.substring(0, at)), name -> new ArrayList<>())
              .add(decoded(pair.substring(at + 1)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw ApiException.of(
          400, "api.context.invalid_body_param.app_error", "The form could not be read.");
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /** Every value of a field, in order; none when it was not sent. */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The first value of a field, without blanks around it; empty when it was not sent. */
  String first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.get(0).strip();
  }
}
