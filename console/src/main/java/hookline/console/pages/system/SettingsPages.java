package hookline.console.pages.system;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.ApiException;
import hookline.console.api.Who;
import hookline.console.directory.Switches;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageRoute;
import hookline.payload.model.Settings;
import io.undertow.util.StatusCodes;
import java.util.List;
import jte.console.system.JtesettingsGenerated;

/** The switches that are set while everything runs. Thread-safe. */
final class SettingsPages {
  private static final String ROOT = SystemPages.ROOT + "/settings";

  private final Switches switches;
  private final String siteUrl;

  SettingsPages(Switches switches, String siteUrl) {
    this.switches = switches;
    this.siteUrl = siteUrl;
  }

  List<PageRoute> routes() {
    return List.of(get(ROOT, Who.ADMINS, this::show), post(ROOT, Who.ADMINS, this::save));
  }

  private PageAnswer show(PageCall call) {
    return page(call, SettingsForm.of(switches.now()), "", StatusCodes.OK);
  }

  private PageAnswer page(PageCall call, SettingsForm given, String refusal, int status) {
    boolean isSaved = refusal.isEmpty() && !call.query("saved").isEmpty();
    return new PageAnswer.Html(
        status,
        out ->
            JtesettingsGenerated.render(
                out, null, call.shell("Settings"), given, siteUrl, isSaved, refusal));
  }

  private PageAnswer save(PageCall call) {
    SettingsForm given = SettingsForm.of(call);
    if (!given.hasNumbers()) {
      return page(
          call, given, "Sizes and lengths are whole numbers.", StatusCodes.UNPROCESSABLE_ENTITY);
    }
    try {
      switches.set(
          new Switches.Asked(
              given.takesWebhooks(),
              given.takesNames(),
              given.takesIcons(),
              Integer.valueOf(given.largestPayload()),
              Integer.valueOf(given.longestPost())));
      return PageAnswer.seeOther(ROOT + "?saved=1");
    } catch (ApiException e) {
      if (SystemPages.isOfForm(e)) {
        return page(
            call,
            given,
            "A payload has from 1 to %,d bytes, a post from 1 to %,d characters."
                .formatted(Settings.LARGEST_PAYLOAD, Settings.LONGEST_POST),
            StatusCodes.UNPROCESSABLE_ENTITY);
      }
      throw e;
    }
  }
}
