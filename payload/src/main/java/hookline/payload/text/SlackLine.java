package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.BareUrl;
import hookline.payload.markdown.Characters;
import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.Signs;
import hookline.payload.markdown.Url;

/**
 * Writes lines of Slack's text, or what a fence leaves of them, as lines of Markdown. Goes through
 * each once, from left to right: what is understood is consumed, everything else is literal. One
 * per text; not thread-safe.
 */
final class SlackLine {
  private static final String TOKENS = "<&";
  private static final String FORMATS = TOKENS + "`*_~";
  private static final String URLS = "hHfFwW";
  private static final AsciiSet[] STOPS = {
    AsciiSet.of(TOKENS),
    AsciiSet.of(TOKENS + URLS),
    AsciiSet.of(FORMATS),
    AsciiSet.of(FORMATS + URLS)
  };

  /** What may be written differently in code. */
  private static final AsciiSet IN_CODE = AsciiSet.of(TOKENS);

  private final String text;
  private final StringBuilder out;
  private final boolean formatting;
  private final SlackTokenReader tokens;
  private final AsciiSet stops;
  private final LiteralText literal;
  private final SlackMarks marks;

  /** Literal text before the next piece of Markdown that is not all as it was sent. */
  private final StringBuilder joined = new StringBuilder();

  /**
   * @param formatting whether {@code * _ ~ `} mean anything
   * @param signs the text's
   */
  SlackLine(
      String text, Signs signs, boolean formatting, SlackTokenReader tokens, StringBuilder out) {
    this.text = text;
    this.out = out;
    this.formatting = formatting;
    this.tokens = tokens;
    this.stops = STOPS[(formatting ? 2 : 0) + (signs.mayHoldUrl() ? 1 : 0)];
    this.literal = new LiteralText(signs);
    this.marks = new SlackMarks(text);
  }

  /** Appends the line between these positions. */
  void append(int from, int to) {
    marks.begin(from, to);
    int pos = stops.next(text, from, to);
    while (pos < to) {
      pos = stops.next(text, read(pos, to), to);
    }
    write(from, to);
  }

  private void write(int from, int to) {
    int start = out.length();
    int pos = from;
    for (SlackPiece piece : marks.pieces()) {
      switch (piece.kind()) {
        case MARKDOWN -> {
          writeLiteral(pos, piece.start(), start, piece.firstCharacter());
          out.append(piece.text());
          pos = piece.end();
        }
        case LITERAL -> {
          joined.append(text, pos, piece.start()).append(piece.text());
          pos = piece.end();
        }
        case LONE_MARK -> {} // as it stands there
      }
    }
    writeLiteral(pos, to, start, Characters.LINE_END);
  }

  private void writeLiteral(int from, int to, int lineStart, int after) {
    if (joined.isEmpty()) {
      writeLiteral(text, from, to, lineStart, after);
    } else {
      String all = joined.append(text, from, to).toString();
      joined.setLength(0);
      writeLiteral(all, 0, all.length(), lineStart, after);
    }
  }

  private void writeLiteral(String source, int from, int to, int lineStart, int after) {
    int before = Characters.before(out, lineStart, out.length(), Characters.LINE_END);
    if (out.length() == lineStart) {
      literal.appendLineStart(out, source, from, to, before, after);
    } else {
      literal.append(out, source, from, to, before, after);
    }
  }

  /** Reads what stands there; where to go on. */
  private int read(int pos, int to) {
    return switch (text.charAt(pos)) {
      case '<' -> token(pos, to);
      case '&' -> entity(pos);
      case '`' -> code(pos, to);
      case '*', '_', '~' -> {
        marks.addMark(pos);
        yield pos + 1;
      }
      default -> url(pos, to);
    };
  }

  private int token(int pos, int to) {
    SlackToken token = SlackToken.at(text, pos, to);
    TokenMeaning meaning = token == null ? null : tokens.read(token);
    if (token == null || meaning == null) {
      return pos + 1;
    }
    int end = token.end();
    if (meaning instanceof TokenMeaning.Mention mention) {
      // A mention needs its mark as it is.
      String name = SlackEntities.decode(mention.text());
      boolean bare = name.length() == 1;
      marks.add(SlackPiece.Kind.MARKDOWN, pos, bare ? end : pos + 1, name.substring(0, 1));
      marks.add(SlackPiece.Kind.LITERAL, pos + 1, end, name.substring(1));
    } else if (meaning instanceof TokenMeaning.Words words) {
      marks.add(SlackPiece.Kind.LITERAL, pos, end, SlackEntities.decode(words.text()));
    } else if (meaning instanceof TokenMeaning.Link link) {
      marks.add(SlackPiece.Kind.MARKDOWN, pos, end, toMarkdown(link));
    }
    return end;
  }

  private String toMarkdown(TokenMeaning.Link link) {
    String url = SlackEntities.decode(link.url());
    String label = link.label();
    if (label == null && Url.isAutolink(url)) {
      return "<" + url + ">";
    }
    String shown = label == null ? Markdown.escapeLabel(url) : toMarkdown(label, formatting);
    return Markdown.link(shown, Url.withScheme(url));
  }

  // rule: labels are literal text, but for marks around the whole of one
  private static String toMarkdown(String label, boolean formatting) {
    int last = label.length() - 1;
    String mark = formatting && last > 1 ? mark(label.charAt(0)) : "";
    if (mark.isEmpty() || label.indexOf(label.charAt(0), 1) != last || isBlankAround(label)) {
      return Markdown.escapeLabel(SlackEntities.decode(label));
    }
    // The same mark is not in there again: this goes three deep at most.
    return mark + toMarkdown(label.substring(1, last), true) + mark;
  }

  private static String mark(char c) {
    return switch (c) {
      case '*' -> "**";
      case '_' -> "_";
      case '~' -> "~~";
      default -> "";
    };
  }

  private static boolean isBlankAround(String label) {
    return Characters.isBlank(label.codePointAt(1))
        || Characters.isBlank(label.codePointBefore(label.length() - 1));
  }

  private int entity(int pos) {
    char c = SlackEntities.at(text, pos);
    if (c == 0) {
      return pos + 1; // rule: no other entity
    }
    int end = pos + SlackEntities.length(c);
    marks.add(SlackPiece.Kind.LITERAL, pos, end, String.valueOf(c));
    return end;
  }

  // rule: one backtick opens code, the next one on the line closes it
  private int code(int pos, int to) {
    int end = Characters.runEnd(text, pos, to);
    int close = end - pos == 1 ? text.indexOf('`', end) : -1;
    if (close < 0 || close >= to || Characters.runEnd(text, close, to) - close > 1) {
      return end;
    }
    boolean asSent = IN_CODE.next(text, end, close) == close && text.charAt(end) != ' ';
    String code = text.substring(asSent ? pos : end, asSent ? close + 1 : close);
    String markdown = asSent ? code : Markdown.codeSpan(SlackCode.plain(code, tokens));
    marks.add(SlackPiece.Kind.MARKDOWN, pos, close + 1, markdown);
    return close + 1;
  }

  private int url(int pos, int to) {
    int end = BareUrl.end(text, pos, to);
    if (end < 0) {
      return pos + 1;
    }
    boolean plain = BareUrl.endsPlainly(text, end, to);
    String url = SlackEntities.decode(text.substring(pos, end));
    marks.add(SlackPiece.Kind.MARKDOWN, pos, end, BareUrl.toMarkdown(url, plain));
    return end;
  }
}
