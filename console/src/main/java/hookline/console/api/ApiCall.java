package hookline.console.api;

import hookline.payload.model.Ids;
import io.undertow.util.StatusCodes;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call of the API: who makes it, what for, and with what. Immutable. */
public final class ApiCall {
  /** Mattermost's, unless {@code per_page} says otherwise. */
  private static final int PAGE_SIZE = 60;

  private static final int LARGEST_PAGE = 200;

  /** Skipping takes time for each: whoever wants more goes on from what was seen last. */
  private static final long MOST_SKIPPED = 1_000_000;

  private final Caller caller;
  private final Map<String, String> names;
  private final Map<String, Deque<String>> query;
  private final byte[] body;

  ApiCall(Caller caller, Map<String, String> names, Map<String, Deque<String>> query, byte[] body) {
    this.caller = caller;
    this.names = names;
    this.query = query;
    this.body = body;
  }

  public Caller caller() {
    return caller;
  }

  /**
   * An id in the address; {@code me} where a user's is asked for is the caller's.
   *
   * @throws ApiException 400 when it has no id's shape
   */
  public String id(String name) {
    String id = name(name);
    if (name.equals("user_id") && id.equals("me")) {
      return caller.user().id();
    }
    if (!Ids.isId(id)) {
      throw ApiException.invalidUrlParam(name);
    }
    return id;
  }

  /** A name in the address, whatever it holds. */
  public String name(String name) {
    return Objects.requireNonNull(names.get(name), name);
  }

  /** The first value of a parameter in the query; empty when there is none. */
  public String query(String name) {
    Deque<String> values = query.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst();
  }

  /** Whether that parameter is on. */
  public boolean isOn(String name) {
    return query(name).equals("true");
  }

  /**
   * An id in the query; empty when there is none.
   *
   * @throws ApiException 400 when it has no id's shape
   */
  public String queryId(String name) {
    String id = query(name);
    if (!id.isEmpty() && !Ids.isId(id)) {
      throw ApiException.invalidUrlParam(name);
    }
    return id;
  }

  /**
   * An epoch time in ms in the query, or null when there is none.
   *
   * @throws ApiException 400 when it is no number
   */
  public @Nullable Long queryTime(String name) {
    String text = query(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw ApiException.invalidUrlParam(name);
    }
  }

  /** Of {@code per_page}: from 0 to 200; what is no number is 60, as Mattermost's. */
  public int pageSize() {
    return (int) Math.min(LARGEST_PAGE, number("per_page", PAGE_SIZE));
  }

  /**
   * What is skipped before the page.
   *
   * @throws ApiException 400 when that is more than is worth the time
   */
  public long skipped() {
    long skipped = Math.min(number("page", 0), MOST_SKIPPED + 1) * pageSize();
    if (skipped > MOST_SKIPPED) {
      throw ApiException.of(
          StatusCodes.BAD_REQUEST,
          "api.context.invalid_url_param.app_error",
          "\"page\" and \"per_page\" skip more than %d: go on from what was seen last."
              .formatted(MOST_SKIPPED));
    }
    return skipped;
  }

  private long number(String name, long otherwise) {
    try {
      long number = Long.parseLong(query(name));
      return number < 0 ? otherwise : number;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /**
   * The body as JSON.
   *
   * @throws ApiException 400 when it is no such object
   */
  public <T> T body(Class<T> type) {
    return ApiJson.read(body, type);
  }

  /** The same of a body that may be missing. */
  public <T> T optionalBody(Class<T> type) {
    return body.length == 0 ? ApiJson.read(new byte[] {'{', '}'}, type) : body(type);
  }
}
