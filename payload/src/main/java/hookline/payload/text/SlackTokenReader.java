package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.Url;
import hookline.payload.model.Channel;
import hookline.payload.model.Ids;
import hookline.payload.model.Place;
import hookline.payload.model.Quoted;
import hookline.payload.model.User;
import hookline.payload.model.WarningKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what Slack's tokens mean: links, mentions, commands, dates; the same in both dialects. One
 * per text; not thread-safe. Rules: docs/payloads.md, section 5, "Both".
 */
final class SlackTokenReader {
  private static final String SUBTEAM = "subteam^";

  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final AsciiSet LETTERS = AsciiSet.of(CAPITALS + CAPITALS.toLowerCase(Locale.ROOT));
  private static final AsciiSet ID = AsciiSet.of(CAPITALS + DIGITS);
  private static final AsciiSet NAME =
      AsciiSet.of(CAPITALS + CAPITALS.toLowerCase(Locale.ROOT) + DIGITS + "_-.");

  // rule: <!channel>, <!here>, <!all>, <!everyone>, <!group>, with or without a label
  private static final Map<String, String> BROADCASTS =
      Map.of(
          "channel", "@channel",
          "here", "@here",
          "all", "@all",
          "everyone", "@all",
          "group", "@channel");

  private final Place path;
  private final TextContext context;

  /**
   * @param path where the text stands in the payload, for warnings
   */
  SlackTokenReader(Place path, TextContext context) {
    this.path = path;
    this.context = context;
  }

  /** Its meaning, or null: it is text, or stays as it was. */
  @Nullable TokenMeaning read(SlackToken token) {
    String target = token.target();
    if (target.isEmpty()) {
      return null;
    }
    return switch (target.charAt(0)) {
      case '@' -> user(token, target.substring(1));
      case '#' ->
          isChannelId(target.substring(1)) ? channel(token, target.substring(1)) : link(token);
      case '!' -> command(token, target.substring(1));
      default -> link(token);
    };
  }

  static @Nullable TokenMeaning link(SlackToken token) {
    String target = token.target();
    if (!LinkTarget.isLink(target, token.glued())) {
      return null;
    }
    // rule: <url|label>, <mailto:a@b|Bob>; a bare host without a pipe is more likely a type
    return token.piped() || Url.hasScheme(target) || Url.isWww(target)
        ? new TokenMeaning.Link(target, token.label())
        : null;
  }

  private @Nullable TokenMeaning user(SlackToken token, String id) {
    if (!isName(id)) {
      return null;
    }
    // rule: the directory's name, else the label, else as it was
    User user = context.directory().user(id);
    if (user != null && !user.username().isEmpty()) {
      return new TokenMeaning.Mention("@" + user.username());
    }
    return token.label() != null ? at(token.label()) : unresolved("user", id);
  }

  private @Nullable TokenMeaning channel(SlackToken token, String id) {
    // rule: <#ID|name> is ~name
    if (token.label() != null) {
      String name = token.label();
      boolean marked = name.startsWith("#") || name.startsWith("~");
      return new TokenMeaning.Mention("~" + (marked ? name.substring(1) : name));
    }
    Channel channel = context.directory().channel(id);
    return channel != null && !channel.name().isEmpty()
        ? new TokenMeaning.Mention("~" + channel.name())
        : unresolved("channel", id);
  }

  private @Nullable TokenMeaning command(SlackToken token, String command) {
    String broadcast = BROADCASTS.get(command);
    if (broadcast != null) {
      return new TokenMeaning.Mention(broadcast);
    }
    if (command.startsWith(SlackDate.COMMAND)) {
      return date(token, command);
    }
    if (command.startsWith(SUBTEAM)) {
      // rule: <!subteam^ID|@ops> is @ops
      return token.label() != null
          ? at(token.label())
          : unresolved("group", command.substring(SUBTEAM.length()));
    }
    // rule: any other <!x|label> is its label; <!-- a | b --> is a comment, not a command
    return isCommand(command) && token.label() != null
        ? new TokenMeaning.Words(token.label())
        : null;
  }

  private @Nullable TokenMeaning date(SlackToken token, String command) {
    SlackDate date = SlackDate.of(command);
    // rule: unknown format -> fallback
    String shown = date.format(context.zone());
    if (shown == null) {
      shown = token.label();
    }
    if (shown == null) {
      warn(
          WarningKind.UNRESOLVED_DATE,
          "Couldn't write the date " + Quoted.of(command) + ", so it stays as it was sent.");
      return null;
    }
    if (LinkTarget.isLink(date.link(), false)) {
      return new TokenMeaning.Link(date.link(), shown);
    }
    if (!date.link().isEmpty()) {
      warn(
          WarningKind.OMITTED,
          "Couldn't read " + Quoted.of(date.link()) + " as a link, so the date has none.");
    }
    return new TokenMeaning.Words(shown);
  }

  private @Nullable TokenMeaning unresolved(String what, String id) {
    warn(
        WarningKind.UNRESOLVED_MENTION,
        "Couldn't find the " + what + " " + Quoted.of(id) + ", so it stays as it was sent.");
    return null;
  }

  private void warn(WarningKind kind, String message) {
    context.warnings().add(kind, path, message);
  }

  private static TokenMeaning at(String label) {
    return new TokenMeaning.Mention(label.startsWith("@") ? label : "@" + label);
  }

  /** Slack's shape of an id, or ours: {@code <#anchor|label>} is a link. */
  private static boolean isChannelId(String id) {
    return Ids.isId(id) || (consistsOf(ID, id) && Character.isLetter(id.charAt(0)));
  }

  private static boolean isName(String id) {
    return consistsOf(NAME, id);
  }

  private static boolean consistsOf(AsciiSet characters, String text) {
    int pos = 0;
    while (pos < text.length() && characters.has(text.charAt(pos))) {
      pos++;
    }
    return pos > 0 && pos == text.length();
  }

  private static boolean isCommand(String command) {
    return !command.isEmpty()
        && LETTERS.has(command.charAt(0))
        && command.chars().noneMatch(Character::isWhitespace);
  }
}
