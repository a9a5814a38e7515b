package hookline.console.pages.hooks;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.Who;
import hookline.console.directory.HookChanges;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.payload.model.Hook;
import java.util.List;
import jte.console.hooks.JtehookGenerated;
import jte.console.hooks.JtelistGenerated;
import org.jspecify.annotations.Nullable;

/** The list of hooks, and each with what can be done to it. Thread-safe. */
public final class HookPages {
  static final String ROOT = "/webhooks";

  private final HookChanges hooks;
  private final HookListing listing;
  private final HookViews views;
  private final TestSender tests;

  private HookPages(HookParts parts) {
    Traffic traffic = new Traffic(parts.traffic());
    this.hooks = parts.hooks();
    this.listing = new HookListing(parts, traffic);
    this.views = new HookViews(parts, traffic);
    this.tests = new TestSender(parts);
  }

  /** Where a hook is shown; its secret is not in it. */
  static String path(Hook hook) {
    return ROOT + "/" + hook.sourceId();
  }

  /** The pages of hooks, of these parts. */
  public static PageGroup of(HookParts parts) {
    HookPages pages = new HookPages(parts);
    HookFormPages forms = new HookFormPages(parts, pages.listing);
    return new PageGroup(
        new Section(ROOT, "Hooks"),
        List.of(
            get(ROOT, Who.USERS, pages::list),
            post(ROOT, Who.USERS, forms::create),
            get(ROOT + "/new", Who.USERS, forms::begin),
            get(ROOT + "/channels", Who.USERS, forms::channels),
            get(ROOT + "/{hook_id}", Who.USERS, pages::show),
            post(ROOT + "/{hook_id}", Who.USERS, forms::update),
            get(ROOT + "/{hook_id}/edit", Who.USERS, forms::edit),
            post(ROOT + "/{hook_id}/regenerate", Who.USERS, pages::regenerate),
            post(ROOT + "/{hook_id}/delete", Who.USERS, pages::delete),
            post(ROOT + "/{hook_id}/test", Who.USERS, pages::test)));
  }

  private PageAnswer list(PageCall call) {
    HookListView view = listing.of(call);
    return PageAnswer.html(out -> JtelistGenerated.render(out, null, call.shell("Hooks"), view));
  }

  private PageAnswer show(PageCall call) {
    return page(call, hooks.find(call.caller(), call.id("hook_id")), null);
  }

  private PageAnswer page(PageCall call, Hook hook, @Nullable TestView test) {
    HookView view = views.of(hook, call);
    return PageAnswer.html(
        out -> JtehookGenerated.render(out, null, call.shell(view.name()), view, test));
  }

  private PageAnswer regenerate(PageCall call) {
    String overlap = call.form("overlap_seconds");
    Hook hook =
        hooks.regenerate(
            call.caller(),
            call.id("hook_id"),
            overlap.matches("[0-9]{1,8}") ? Integer.parseInt(overlap) : 0);
    return PageAnswer.seeOther(path(hook));
  }

  private PageAnswer delete(PageCall call) {
    hooks.delete(call.caller(), call.id("hook_id"));
    return PageAnswer.seeOther(ROOT);
  }

  private PageAnswer test(PageCall call) {
    Hook hook = hooks.find(call.caller(), call.id("hook_id"));
    // Browsers send a text area's line breaks as two characters each, which no sender would.
    String payload = call.form("payload").replace("\r\n", "\n");
    TestView test = tests.send(hook, payload, call);
    return call.isForPiece()
        ? PageAnswer.html(out -> jte.console.hooks.JtetestGenerated.render(out, null, test))
        : page(call, hook, test);
  }
}
