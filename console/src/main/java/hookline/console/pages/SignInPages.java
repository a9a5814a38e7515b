package hookline.console.pages;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.Who;
import io.undertow.util.StatusCodes;
import java.util.List;
import jte.console.JtesignInGenerated;

/**
 * Comes before and after all other pages. Failed tries are not counted: a token has 128 random
 * bits, the API takes as many tries, and a count would let others lock people out.
 */
final class SignInPages {
  private final Sessions sessions;
  private final Cookies cookies;
  private final List<Section> sections;

  /**
   * @param sections where the first is where people begin
   */
  SignInPages(Sessions sessions, Cookies cookies, List<Section> sections) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.sections = sections;
  }

  List<PageRoute> routes() {
    return List.of(
        get("/", Who.USERS, call -> PageAnswer.seeOther(home())),
        get("/sign-in", Who.ANYBODY, this::show),
        post("/sign-in", Who.ANYBODY, this::signIn),
        post("/sign-out", Who.ANYBODY, this::signOut),
        post("/appearance", Who.ANYBODY, this::setTheme));
  }

  private String home() {
    return sections.isEmpty() ? "/sign-in" : sections.get(0).path();
  }

  private PageAnswer show(PageCall call) {
    return call.isSignedIn()
        ? PageAnswer.seeOther(ours(call.query("next")))
        : form(call, StatusCodes.OK, call.query("next"), "");
  }

  private static PageAnswer form(PageCall call, int status, String next, String refusal) {
    return new PageAnswer.Html(
        status, out -> JtesignInGenerated.render(out, null, call.shell("Sign in"), next, refusal));
  }

  private PageAnswer signIn(PageCall call) {
    Session session = sessions.begin(call.form("token"), System.currentTimeMillis());
    if (session == null) {
      return form(
          call,
          StatusCodes.UNPROCESSABLE_ENTITY,
          call.form("next"),
          "This is no token that is known here, or it was revoked.");
    }
    return new PageAnswer.SeeOther(
        ours(call.form("next")), List.of(cookies.session(sessions.cookie(session))));
  }

  private PageAnswer signOut(PageCall call) {
    return new PageAnswer.SeeOther("/sign-in", List.of(cookies.noSession()));
  }

  private PageAnswer setTheme(PageCall call) {
    return new PageAnswer.SeeOther(
        ours(call.form("next")), List.of(cookies.theme(Theme.of(call.form("theme")))));
  }

  /** A path of ours, and not another site's: those begin with a second slash, of either kind. */
  private String ours(String next) {
    return next.matches("/[A-Za-z0-9][^\\\\\\s]*") ? next : home();
  }
}
