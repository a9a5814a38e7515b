package hookline.payload.text;

import hookline.payload.markdown.BareUrl;
import hookline.payload.markdown.Characters;
import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Url;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of Slack's text, or what a fence leaves of it, as a line of Markdown. Goes through it
 * once, from left to right: what is understood is consumed, everything else is literal.
 */
final class SlackLine {
  private static final Map<Character, String> LABEL_MARKS = Map.of('*', "**", '_', "_", '~', "~~");

  private final String line;
  private final boolean formatting;
  private final SlackTokenReader tokens;
  private final SlackMarks marks = new SlackMarks();
  private final StringBuilder literal = new StringBuilder();

  private SlackLine(String line, boolean formatting, SlackTokenReader tokens) {
    this.line = line;
    this.formatting = formatting;
    this.tokens = tokens;
  }

  /**
   * The line as Markdown.
   *
   * @param formatting whether {@code * _ ~ `} mean anything
   */
  static String toMarkdown(
      String line, boolean formatting, SlackTokenReader tokens, LiteralText text) {
    SlackLine reading = new SlackLine(line, formatting, tokens);
    reading.read();
    return write(reading.marks.toPieces(), text);
  }

  private static String write(List<SlackPiece> pieces, LiteralText text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < pieces.size(); i++) {
      SlackPiece piece = pieces.get(i);
      if (piece.kind() != SlackPiece.Kind.LITERAL) {
        out.append(piece.text());
        continue;
      }
      int after = i + 1 == pieces.size() ? Characters.LINE_END : pieces.get(i + 1).firstCharacter();
      int before = Characters.before(out, out.length(), Characters.LINE_END);
      if (i == 0) {
        text.appendLineStart(out, piece.text(), before, after);
      } else {
        text.append(out, piece.text(), before, after);
      }
    }
    return out.toString();
  }

  private void read() {
    int pos = 0;
    while (pos < line.length()) {
      int plain = plainEnd(pos);
      literal.append(line, pos, plain);
      pos = plain;
      if (pos == line.length()) {
        break;
      }
      int end =
          switch (line.charAt(pos)) {
            case '<' -> token(pos);
            case '&' -> entity(pos);
            case '`' -> formatting ? code(pos) : -1;
            case '*', '_', '~' -> formatting ? mark(pos) : -1;
            default -> url(pos);
          };
      if (end < 0) {
        literal.append(line.charAt(pos));
        end = pos + 1;
      }
      pos = end;
    }
    flush();
  }

  /** Where the run of characters ends that can be nothing but themselves. */
  private int plainEnd(int pos) {
    int end = pos;
    while (end < line.length() && isPlain(end)) {
      end++;
    }
    return end;
  }

  private boolean isPlain(int pos) {
    return switch (line.charAt(pos)) {
      case '<', '&', '`', '*', '_', '~' -> false;
      default -> !BareUrl.mayStart(line, pos);
    };
  }

  private int token(int pos) {
    SlackToken token = SlackToken.at(line, pos);
    TokenMeaning meaning = token == null ? null : tokens.read(token);
    if (token == null || meaning == null) {
      return -1;
    }
    if (meaning instanceof TokenMeaning.Mention mention) {
      // A mention needs its mark as it is.
      String text = SlackEntities.decode(mention.text());
      addMarkdown(text.substring(0, 1));
      literal.append(text, 1, text.length());
    } else if (meaning instanceof TokenMeaning.Words words) {
      literal.append(SlackEntities.decode(words.text()));
    } else if (meaning instanceof TokenMeaning.Link link) {
      addMarkdown(toMarkdown(link, formatting));
    }
    return token.end();
  }

  private static String toMarkdown(TokenMeaning.Link link, boolean formatting) {
    String url = SlackEntities.decode(link.url());
    @Nullable String label = link.label();
    if (label == null && Url.isAutolink(url)) {
      return "<" + url + ">";
    }
    String shown = label == null ? Markdown.escapeLabel(url) : toMarkdown(label, formatting);
    return Markdown.link(shown, Url.withScheme(url));
  }

  // rule: labels are literal text, but for marks around the whole of one
  private static String toMarkdown(String label, boolean formatting) {
    int last = label.length() - 1;
    String mark = formatting && last > 1 ? LABEL_MARKS.get(label.charAt(0)) : null;
    if (mark == null || label.indexOf(label.charAt(0), 1) != last || isBlankAround(label)) {
      return Markdown.escapeLabel(SlackEntities.decode(label));
    }
    // The same mark is not in there again: this goes three deep at most.
    return mark + toMarkdown(label.substring(1, last), true) + mark;
  }

  private static boolean isBlankAround(String label) {
    return Characters.isBlank(label.codePointAt(1))
        || Characters.isBlank(label.codePointBefore(label.length() - 1));
  }

  private int entity(int pos) {
    char c = SlackEntities.at(line, pos);
    if (c == 0) {
      return -1; // rule: no other entity
    }
    literal.append(c);
    return pos + SlackEntities.length(c);
  }

  // rule: one backtick opens code, the next one on the line closes it
  private int code(int pos) {
    int end = Characters.runEnd(line, pos);
    int close = end - pos == 1 ? line.indexOf('`', end) : -1;
    if (close < 0 || Characters.runEnd(line, close) - close > 1) {
      literal.append(line, pos, end);
      return end;
    }
    addMarkdown(Markdown.codeSpan(SlackCode.plain(line.substring(end, close), tokens)));
    return close + 1;
  }

  private int mark(int pos) {
    flush();
    char mark = line.charAt(pos);
    int before = Characters.before(line, pos, Characters.LINE_END);
    int after = Characters.at(line, pos + 1, Characters.LINE_END);
    return marks.addMark(mark, before, after) ? pos + 1 : -1;
  }

  private int url(int pos) {
    int end = BareUrl.end(line, pos, line.length());
    if (end >= 0) {
      boolean plain = BareUrl.endsPlainly(line, end, line.length());
      addMarkdown(BareUrl.toMarkdown(SlackEntities.decode(line.substring(pos, end)), plain));
    }
    return end;
  }

  private void addMarkdown(String markdown) {
    flush();
    marks.add(new SlackPiece(SlackPiece.Kind.MARKDOWN, markdown));
  }

  private void flush() {
    if (literal.length() > 0) {
      marks.add(new SlackPiece(SlackPiece.Kind.LITERAL, literal.toString()));
      literal.setLength(0);
    }
  }
}
