package hookline.console.pages;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.payload.model.Ids;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request for a page: who makes it, what for, and with what. */
public final class PageCall {
  private static final HttpString HX_REQUEST = new HttpString("HX-Request");
  private static final HttpString HX_BOOSTED = new HttpString("HX-Boosted");

  private final Frame frame;
  private final @Nullable Session session;
  private final Map<String, String> names;
  private final Map<String, Deque<String>> query;
  private final HeaderMap headers;
  private final Form form;
  private final Reader reader;
  private final String address;
  private final Supplier<@Nullable Session> sessionNow;

  PageCall(
      Frame frame,
      @Nullable Session session,
      Map<String, String> names,
      Map<String, Deque<String>> query,
      HeaderMap headers,
      Form form,
      Reader reader,
      String address,
      Supplier<@Nullable Session> sessionNow) {
    this.frame = frame;
    this.session = session;
    this.names = names;
    this.query = query;
    this.headers = headers;
    this.form = form;
    this.reader = reader;
    this.address = address;
    this.sessionNow = sessionNow;
  }

  /**
   * Who asks; there is one at every address that is not for anybody.
   *
   * @throws ApiException 401 when there is none
   */
  public Caller caller() {
    if (session == null) {
      throw ApiException.unauthorized();
    }
    return session.caller();
  }

  /**
   * Who asks, as things are now and not as they were when the page was asked for; null when the
   * session is over. For what goes on after the answer.
   */
  public @Nullable Caller callerNow() {
    Session now = sessionNow.get();
    return now == null ? null : now.caller();
  }

  boolean isSignedIn() {
    return session != null;
  }

  /**
   * An id in the address.
   *
   * @throws ApiException 404 when it has no id's shape: there is no such page
   */
  public String id(String name) {
    String id = name(name);
    if (!Ids.isId(id)) {
      throw PageErrors.nothingHere();
    }
    return id;
  }

  /** A name in the address, whatever it holds. */
  public String name(String name) {
    return Objects.requireNonNull(names.get(name), name);
  }

  /** The first value of a parameter in the query, without blanks around it; empty for none. */
  public String query(String name) {
    Deque<String> values = query.get(name);
    return values == null || values.isEmpty() ? "" : values.getFirst().strip();
  }

  /** The first value of a form's field, without blanks around it; empty for none. */
  public String form(String name) {
    return form.first(name);
  }

  /** Every value of a form's field. */
  public List<String> forms(String name) {
    return form.all(name);
  }

  /** The first value of a header; empty for none. */
  public String header(String name) {
    return Objects.requireNonNullElse(headers.getFirst(name), "");
  }

  /** Whether a piece of a page is asked for, by htmx, and not a whole one. */
  public boolean isForPiece() {
    return headers.contains(HX_REQUEST) && !headers.contains(HX_BOOSTED);
  }

  /** How the page is to be shown. */
  public Reader reader() {
    return reader;
  }

  /** The path and query asked for. */
  String address() {
    return address;
  }

  /**
   * What stands around the page.
   *
   * @param title of the page, for the browser's tab
   */
  public Shell shell(String title) {
    return frame.shell(title, this, session);
  }
}
