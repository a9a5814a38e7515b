package hookline.console.api;

import hookline.topics.Json;
import io.undertow.util.StatusCodes;
import java.util.Map;

/**
 * An answer.
 *
 * @param value written as JSON in snake case
 */
public record Reply(int status, Object value) {
  /** 200 with that. */
  public static Reply ok(Object value) {
    return new Reply(StatusCodes.OK, value);
  }

  /** 201 with that. */
  public static Reply created(Object value) {
    return new Reply(StatusCodes.CREATED, value);
  }

  /** 200 with Mattermost's {@code {"status":"OK"}}. */
  public static Reply done() {
    return ok(Map.of("status", "OK"));
  }

  /**
   * The value's JSON.
   *
   * @param plain whether only with fields Mattermost has
   */
  byte[] json(boolean plain) {
    return plain ? ApiJson.writePlain(value) : Json.write(value);
  }
}
