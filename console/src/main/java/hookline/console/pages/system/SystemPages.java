package hookline.console.pages.system;

import hookline.console.api.ApiException;
import hookline.console.pages.PageGroup;
import hookline.console.pages.PageRoute;
import hookline.console.pages.Section;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.stream.Stream;

/** The system, for administrators; and each user's own tokens. */
public final class SystemPages {
  static final String ROOT = "/system";

  private SystemPages() {}

  /** The pages of the system, of these parts. */
  public static PageGroup of(SystemParts parts) {
    Listing listing = new Listing(parts.directory());
    List<PageRoute> routes =
        Stream.of(
                new LinePages(parts.status(), parts.topics()).routes(),
                new SettingsPages(parts.switches(), parts.siteUrl()).routes(),
                new PeoplePages(parts, listing).routes(),
                new TeamPages(parts, listing).routes(),
                new ChannelSettingsPages(parts, listing).routes(),
                new OwnPages(parts.directory(), parts.tokens()).routes())
            .flatMap(List::stream)
            .toList();
    return new PageGroup(new Section(ROOT, "System"), routes);
  }

  /** Whether it is what was filled in that was refused, so that the form is to be shown again. */
  static boolean isOfForm(ApiException refusal) {
    return refusal.status() == StatusCodes.BAD_REQUEST;
  }
}
