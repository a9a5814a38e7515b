package hookline.console.pages.tryit;

import static hookline.console.pages.PageRoute.get;
import static hookline.console.pages.PageRoute.post;

import hookline.console.api.Caller;
import hookline.console.api.Who;
import hookline.console.directory.HookChanges;
import hookline.console.pages.PageAnswer;
import hookline.console.pages.PageCall;
import hookline.console.pages.PageGroup;
import hookline.console.pages.Section;
import hookline.console.pages.channels.ReaderNames;
import hookline.console.pages.hooks.HookList;
import hookline.console.pages.hooks.HookParts;
import hookline.console.pages.outcome.OutcomeView;
import hookline.console.pages.outcome.Places;
import hookline.console.pages.outcome.PostsShown;
import hookline.console.pages.outcome.RefusalView;
import hookline.console.pages.tryit.TryForm.Choice;
import hookline.console.render.Names;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.Dialect;
import hookline.payload.model.Directory;
import hookline.payload.model.Hook;
import hookline.payload.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import jte.console.outcome.JteoutcomeGenerated;
import jte.console.tryit.JtetryGenerated;
import org.jspecify.annotations.Nullable;

/** A payload tried, beside what it would become. Thread-safe. */
public final class TryPages {
  private static final String ROOT = "/try";
  private static final int MOST_HOOKS = 200;

  private final DirectoryView directory;
  private final HookChanges hooks;
  private final HookList list;
  private final TrialHooks trialHooks;
  private final Trials trials;
  private final PostsShown shown;

  private TryPages(HookParts parts) {
    this.directory = parts.directory();
    this.hooks = parts.hooks();
    this.list = new HookList(parts.directory());
    this.trialHooks = new TrialHooks(parts.directory());
    this.trials = new Trials(parts.topics());
    this.shown = parts.shown();
  }

  /** The page, of these parts. */
  public static PageGroup of(HookParts parts) {
    TryPages pages = new TryPages(parts);
    return new PageGroup(
        new Section(ROOT, "Try it"),
        List.of(get(ROOT, Who.USERS, pages::show), post(ROOT, Who.USERS, pages::tryOut)));
  }

  private PageAnswer show(PageCall call) {
    Hook hook = hook(call, call.query("hook"));
    boolean isSlack = hook != null && hook.dialect() == Dialect.SLACK;
    return page(call, form(call.caller(), SamplePayload.TEXT, isSlack, hook), null);
  }

  private PageAnswer tryOut(PageCall call) {
    // Browsers send a text area's line breaks as two characters each, which no sender would.
    String payload = call.form("payload").replace("\r\n", "\n");
    Hook hook = hook(call, call.form("hook"));
    boolean isSlack = call.form("dialect").equals(Dialect.SLACK.wireName());
    OutcomeView outcome = outcome(call, payload, isSlack, hook);
    return call.isForPiece()
        ? PageAnswer.html(out -> JteoutcomeGenerated.render(out, null, outcome))
        : page(call, form(call.caller(), payload, isSlack, hook), outcome);
  }

  private @Nullable Hook hook(PageCall call, String sourceId) {
    return sourceId.isEmpty() ? null : hooks.find(call.caller(), sourceId);
  }

  private static PageAnswer page(PageCall call, TryForm form, @Nullable OutcomeView outcome) {
    return PageAnswer.html(
        out -> JtetryGenerated.render(out, null, call.shell("Try it"), form, outcome));
  }

  private TryForm form(Caller caller, String payload, boolean isSlack, @Nullable Hook chosen) {
    HookList.Page own =
        caller.account() == null
            ? HookList.Page.EMPTY
            : list.page(new HookList.Filter("", "", caller.id()), 1, MOST_HOOKS);
    List<Hook> offered = new ArrayList<>(own.hooks());
    if (chosen != null && offered.stream().noneMatch(hook -> isSame(hook, chosen))) {
      offered.add(0, chosen);
    }
    return new TryForm(
        payload,
        isSlack,
        chosen == null ? "" : chosen.sourceId(),
        offered.stream().map(this::choice).toList(),
        own.total() > own.hooks().size());
  }

  private static boolean isSame(Hook one, Hook other) {
    return one.sourceId().equals(other.sourceId());
  }

  private Choice choice(Hook hook) {
    Channel channel = directory.channel(hook.channelId());
    return new Choice(
        hook.sourceId(), HookList.name(hook) + " · " + Places.name(channel, directory));
  }

  private OutcomeView outcome(
      PageCall call, String payload, boolean isSlack, @Nullable Hook chosen) {
    Caller caller = call.caller();
    TrialDirectory trial = trialHooks.directory(caller);
    Directory judged = chosen == null ? trial : directory;
    Hook hook = chosen == null ? TrialHooks.hook(trial, call.reader().zone().getId()) : chosen;
    Outcome outcome =
        trials.of(
            payload,
            hook,
            isSlack ? Dialect.SLACK : Dialect.MATTERMOST,
            judged,
            System.currentTimeMillis());
    String note = note(isSlack, hook);
    if (outcome instanceof Outcome.Refused refused) {
      return OutcomeView.of(RefusalView.of(refused.refusal()), note, call.reader().zone());
    }
    Outcome.Posted posted = (Outcome.Posted) outcome;
    Names real = new ReaderNames(directory, caller, posted.channel());
    Names names = chosen == null ? new TrialNames(real, trial.poster()) : real;
    return new OutcomeView(
        TrialHooks.isNowhere(posted.channel())
            ? posted.channel().displayName()
            : Places.name(posted.channel(), directory),
        Places.path(posted.channel(), directory, caller),
        shown.made(posted.posts(), names),
        posted.posts().get(0).warnings(),
        null,
        note,
        call.reader().zone());
  }

  /** What a sender would meet that this page passes over. */
  private String note(boolean isSlack, Hook hook) {
    if (!directory.settings().enableIncomingWebhooks()) {
      return "Incoming webhooks are switched off: until they are on again, senders get a 501.";
    }
    return !isSlack && hook.dialect() == Dialect.SLACK
        ? "This hook's dialect is Slack's, so its texts are read as Slack's at either address."
        : "";
  }
}
