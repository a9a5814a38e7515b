package hookline.console.pages.replays;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Caller;
import hookline.console.api.Who;
import hookline.console.directory.ReplayOrders;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageEndpoint;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.replays.Replay;
import hookline.replays.ReplayWish.Wish;
import hookline.replays.Replays.Known;
import io.undertow.util.StatusCodes;
import java.util.List;
import jte.console.replays.JteformGenerated;
import jte.console.replays.JtelistGenerated;
import jte.console.replays.JteprogressGenerated;
import jte.console.replays.JterowsGenerated;
import jte.console.replays.JtesamplesGenerated;
import jte.console.replays.JteshowGenerated;

/**
 * Replays: an administrator's to ask for and to look after, and to be seen by whoever asked for one
 * by trying rejections again. Thread-safe.
 */
public final class ReplayPages {
  private static final String ROOT = "/replays";

  /** htmx asks no more for what is answered so. */
  private static final int STOP_ASKING = 286;

  private final ReplayOrders orders;
  private final ReplayViews views;
  private final ReplayChoices choices;
  private final SampleViews samples;

  private ReplayPages(ReplayParts parts) {
    this.orders = parts.orders();
    this.views = new ReplayViews(parts.directory());
    this.choices = new ReplayChoices(parts.directory(), parts.pages());
    this.samples = new SampleViews(parts.deliveries(), parts.previewer());
  }

  /** Where a replay is shown. */
  static String path(String id) {
    return ROOT + "/" + id;
  }

  /** The pages of replays, of these parts. */
  public static PageGroup of(ReplayParts parts) {
    ReplayPages pages = new ReplayPages(parts);
    String one = ROOT + "/{replay_id}";
    return new PageGroup(
        new Section(ROOT, "Replays"),
        List.of(
            get(ROOT, Who.USERS, pages::list),
            get(ROOT + "/rows", Who.USERS, pages::rows),
            get(ROOT + "/new", Who.ADMINS, pages::form),
            post(ROOT, Who.ADMINS, pages::start),
            get(one, Who.USERS, pages::show),
            get(one + "/progress", Who.USERS, pages::progress),
            get(one + "/samples", Who.USERS, pages::samples),
            post(one + "/apply", Who.ADMINS, pages::apply),
            post(one + "/pause", Who.ADMINS, pages.wish(Wish.PAUSE)),
            post(one + "/resume", Who.ADMINS, pages.wish(Wish.RUN)),
            post(one + "/cancel", Who.ADMINS, pages.wish(Wish.CANCEL))));
  }

  private PageAnswer list(PageCall call) {
    ReplayPage page = page(call);
    return PageAnswer.html(out -> JtelistGenerated.render(out, null, call.shell("Replays"), page));
  }

  private PageAnswer rows(PageCall call) {
    ReplayPage page = page(call);
    return PageAnswer.html(out -> JterowsGenerated.render(out, null, page));
  }

  private ReplayPage page(PageCall call) {
    Caller caller = call.caller();
    List<Known> seen =
        orders.all().stream()
            .filter(known -> caller.isAdmin() || caller.is(known.replay().createdBy()))
            .toList();
    return views.page(seen, call.query("page"), caller, call.reader().zone());
  }

  private PageAnswer form(PageCall call) {
    return form(call, ReplayForm.ofQuery(call), "", StatusCodes.OK);
  }

  private PageAnswer form(PageCall call, ReplayForm given, String refusal, int status) {
    ReplayChoices.Lists lists = choices.of();
    return new PageAnswer.Html(
        status,
        out -> JteformGenerated.render(out, null, call.shell("New replay"), lists, given, refusal));
  }

  private PageAnswer start(PageCall call) {
    ReplayForm given = ReplayForm.ofForm(call);
    try {
      Replay replay =
          orders.ask(
              call.caller(),
              given.filter(call.reader().zone()),
              given.all(),
              given.apply(),
              given.withdraw(),
              given.payloadsASecond());
      return PageAnswer.seeOther(path(replay.id()));
    } catch (FormRefusedException e) {
      return form(call, given, e.sentence(), StatusCodes.UNPROCESSABLE_ENTITY);
    } catch (ApiException e) {
      if (e.status() == StatusCodes.NOT_FOUND || e.status() == StatusCodes.BAD_REQUEST) {
        return form(call, given, e.sentence(), StatusCodes.UNPROCESSABLE_ENTITY);
      }
      throw e;
    }
  }

  private PageAnswer show(PageCall call) {
    ReplayView view = view(call);
    return PageAnswer.html(
        out -> JteshowGenerated.render(out, null, call.shell(view.title()), view));
  }

  private PageAnswer progress(PageCall call) {
    ReplayView view = view(call);
    String forgeryToken = call.shell("").forgeryToken();
    return new PageAnswer.Html(
        view.isOver() ? STOP_ASKING : StatusCodes.OK,
        out -> JteprogressGenerated.render(out, null, view, forgeryToken, view.isOver()));
  }

  private PageAnswer samples(PageCall call) {
    Known known = find(call);
    List<SampleView> shown = samples.of(call.caller(), known);
    ReplayView view = view(call, known);
    return PageAnswer.html(out -> JtesamplesGenerated.render(out, null, view, shown));
  }

  /** What the dry run looked at, made so. */
  private PageAnswer apply(PageCall call) {
    Replay dry = find(call).replay();
    Replay made = orders.ask(call.caller(), dry.filter(), true, true, dry.withdraw(), dry.rate());
    return PageAnswer.seeOther(path(made.id()));
  }

  private PageEndpoint wish(Wish wish) {
    return call -> {
      String id = call.id("replay_id");
      try {
        orders.wish(call.caller(), id, wish);
      } catch (ApiException e) {
        // One that ended meanwhile: its page says so.
        if (e.status() != StatusCodes.CONFLICT) {
          throw e;
        }
      }
      return PageAnswer.seeOther(path(id));
    };
  }

  private ReplayView view(PageCall call) {
    return view(call, find(call));
  }

  private ReplayView view(PageCall call, Known known) {
    return views.of(known, call.caller(), call.reader().zone());
  }

  private Known find(PageCall call) {
    return orders.find(call.caller(), call.id("replay_id"));
  }
}
