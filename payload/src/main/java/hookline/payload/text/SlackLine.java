package hookline.payload.text;

import hookline.payload.markdown.AsciiSet;
import hookline.payload.markdown.BareUrl;
import hookline.payload.markdown.Characters;
import hookline.payload.markdown.LiteralText;
import hookline.payload.markdown.Markdown;
import hookline.payload.markdown.TextBuffer;

/**
 * Writes lines of Slack's text, or what a fence leaves of them, as lines of Markdown. Goes through
 * each once, from left to right: what is understood is consumed, everything else is literal. One
 * per text; not thread-safe.
 */
final class SlackLine {
  private static final String TOKENS = "<&";

  /**
   * All that may be read, and all that may have to be escaped: so each text is gone through once.
   */
  private static final AsciiSet STOPS = LiteralText.SIGNS.with(":wW");

  /** What may be written differently in code. */
  private static final AsciiSet IN_CODE = AsciiSet.of(TOKENS);

  private final String text;
  private final TextBuffer out;
  private final boolean formatting;
  private final SlackTokenReader tokens;
  private final LiteralText literal;
  private final SlackMarks marks;

  /** Literal text before the next piece of Markdown that is not all as it was sent. */
  private final TextBuffer joined = new TextBuffer(0);

  /** No literal text of the line that ends before this one has anything to be escaped. */
  private int plainTo;

  /**
   * @param formatting whether {@code * _ ~ `} mean anything
   * @param literal for the text
   */
  SlackLine(
      String text,
      LiteralText literal,
      boolean formatting,
      SlackTokenReader tokens,
      TextBuffer out) {
    this.text = text;
    this.out = out;
    this.formatting = formatting;
    this.tokens = tokens;
    this.literal = literal;
    this.marks = new SlackMarks(text);
  }

  /** Appends the line between these positions. */
  void append(int from, int to) {
    marks.begin(from, to);
    plainTo = to;
    int readTo = from;
    int pos = STOPS.next(text, from, to);
    while (pos < to) {
      readTo = read(readTo, pos, to);
      pos = STOPS.next(text, readTo, to);
    }
    write(from, to);
  }

  private void write(int from, int to) {
    int start = out.length();
    int pos = from;
    SlackPieces pieces = marks.pieces();
    for (int i = 0; i < pieces.size(); i++) {
      int pieceStart = pieces.start(i);
      switch (pieces.kind(i)) {
        case MARKDOWN, MARK -> {
          writeLiteral(pos, pieceStart, start, pieces.firstCharacter(i));
          out.append(pieces.text(i));
          pos = pieces.end(i);
        }
        case CODE -> {
          writeLiteral(pos, pieceStart, start, '`');
          pos = pieces.end(i);
          out.append(text, pieceStart, pos);
        }
        case LINK -> {
          writeLiteral(pos, pieceStart, start, pieces.firstCharacter(i));
          pos = pieces.end(i);
          SlackLink.appendPlain(out, text, pieceStart, pos);
        }
        case LITERAL -> {
          joined.append(text, pos, pieceStart).append(pieces.text(i));
          pos = pieces.end(i);
        }
        case LONE_MARK -> plainTo = Math.min(plainTo, pieceStart); // as it stands there
      }
    }
    writeLiteral(pos, to, start, Characters.LINE_END);
  }

  private void writeLiteral(int from, int to, int lineStart, int after) {
    if (joined.isEmpty()) {
      if (from < to && to <= plainTo && out.length() > lineStart) {
        out.append(text, from, to); // most of a text
      } else if (from < to) {
        writeLiteral(text, from, to, lineStart, after);
      }
    } else {
      String all = joined.append(text, from, to).toString();
      joined.setLength(0);
      writeLiteral(all, 0, all.length(), lineStart, after);
    }
  }

  private void writeLiteral(String source, int from, int to, int lineStart, int after) {
    int before = out.last(lineStart, Characters.LINE_END);
    if (out.length() == lineStart) {
      literal.appendLineStart(out, source, from, to, before, after);
    } else {
      literal.append(out, source, from, to, before, after);
    }
  }

  /**
   * Reads what stands there; where to go on.
   *
   * @param from what stands before was read
   */
  private int read(int from, int pos, int to) {
    return switch (text.charAt(pos)) {
      case '<' -> token(pos, to);
      case '&' -> entity(pos);
      case '`' -> formatting ? code(pos, to) : literal(pos, pos + 1);
      case '*', '_', '~' -> formatting && marks.addMark(pos) ? pos + 1 : literal(pos, pos + 1);
      case '\\', ']', '!' -> literal(pos, pos + 1);
      case ':' -> colon(from, pos, to);
      default -> url(pos, pos + 1, to);
    };
  }

  private int colon(int from, int pos, int to) {
    int start = BareUrl.startOf(text, from, pos);
    if (start >= 0) {
      return url(start, pos + 1, to);
    }
    int tone = SkinTone.end(text, pos, to);
    if (tone < 0) {
      return pos + 1;
    }
    // rule: an emoji's skin tone is part of its name
    marks.add(SlackPieces.Kind.LITERAL, pos, tone, SkinTone.written(text, tone));
    return tone;
  }

  /** What stands there is text that may have to be escaped; where to go on. */
  private int literal(int pos, int end) {
    plainTo = Math.min(plainTo, pos);
    return end;
  }

  private int token(int pos, int to) {
    int plainEnd = SlackLink.plainEnd(text, pos, to);
    if (plainEnd >= 0) {
      int pipe = text.indexOf('|', pos);
      boolean labelled = pipe >= 0 && pipe < plainEnd;
      marks.add(SlackPieces.Kind.LINK, pos, plainEnd, labelled ? "[)" : "<>");
      return plainEnd;
    }
    SlackToken token = SlackToken.at(text, pos, to);
    TokenMeaning meaning = token == null ? null : tokens.read(token);
    if (token == null || meaning == null) {
      return literal(pos, pos + 1);
    }
    int end = token.end();
    if (meaning instanceof TokenMeaning.Mention mention) {
      // A mention needs its mark as it is.
      String name = SlackEntities.decode(mention.text());
      boolean bare = name.length() == 1;
      marks.add(SlackPieces.Kind.MARKDOWN, pos, bare ? end : pos + 1, name.substring(0, 1));
      marks.add(SlackPieces.Kind.LITERAL, pos + 1, end, name.substring(1));
    } else if (meaning instanceof TokenMeaning.Words words) {
      marks.add(SlackPieces.Kind.LITERAL, pos, end, SlackEntities.decode(words.text()));
    } else if (meaning instanceof TokenMeaning.Link link) {
      marks.add(SlackPieces.Kind.MARKDOWN, pos, end, SlackLink.toMarkdown(link, formatting));
    }
    return end;
  }

  private int entity(int pos) {
    char c = SlackEntities.at(text, pos);
    if (c == 0) {
      return literal(pos, pos + 1); // rule: no other entity
    }
    int end = pos + SlackEntities.length(c);
    marks.add(SlackPieces.Kind.LITERAL, pos, end, c == '<' ? "<" : c == '>' ? ">" : "&");
    return end;
  }

  // rule: one backtick opens code, the next one on the line closes it
  private int code(int pos, int to) {
    int end = Characters.runEnd(text, pos, to);
    int close = end - pos == 1 ? text.indexOf('`', end) : -1;
    if (close < 0 || close >= to || Characters.runEnd(text, close, to) - close > 1) {
      return literal(pos, end);
    }
    if (IN_CODE.next(text, end, close) == close && text.charAt(end) != ' ') {
      marks.add(SlackPieces.Kind.CODE, pos, close + 1, "`");
    } else {
      String markdown = Markdown.codeSpan(SlackCode.plain(text.substring(end, close), tokens));
      marks.add(SlackPieces.Kind.MARKDOWN, pos, close + 1, markdown);
    }
    return close + 1;
  }

  /**
   * @param next where to go on if none starts there
   */
  private int url(int pos, int next, int to) {
    int end = BareUrl.end(text, pos, to);
    if (end < 0) {
      return next;
    }
    String url = SlackEntities.decode(text.substring(pos, end));
    marks.add(SlackPieces.Kind.MARKDOWN, pos, end, BareUrl.toMarkdown(url, text, end, to));
    return end;
  }
}
