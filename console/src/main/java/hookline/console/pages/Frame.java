package hookline.console.pages;

import hookline.payload.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what stands around pages. Immutable. */
record Frame(List<Section> sections, Assets assets) {
  Shell shell(String title, PageCall call, @Nullable Session session) {
    String address = call.address();
    int query = address.indexOf('?');
    return new Shell(
        title,
        session == null ? List.of() : sections,
        query < 0 ? address : address.substring(0, query),
        address,
        session == null ? "" : person(session),
        session == null ? "" : session.forgeryToken(),
        call.reader().theme(),
        assets);
  }

  private static String person(Session session) {
    User account = session.caller().account();
    return account == null ? "administrator" : account.username();
  }
}
