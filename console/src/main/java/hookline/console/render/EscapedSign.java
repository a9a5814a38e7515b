package hookline.console.render;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Visitor;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * A sign behind a backslash that would begin an emoji, a mention, a channel or a hashtag. It stays
 * apart from the text beside it, and so begins nothing.
 */
final class EscapedSign extends CustomNode {
  private static final Set<Character> SIGNS = Set.of(':', '@', '~', '#');

  private final char sign;

  private EscapedSign(char sign) {
    this.sign = sign;
  }

  char sign() {
    return sign;
  }

  @Override
  public void accept(Visitor visitor) {
    visitor.visit(this);
  }

  /** Finds them; other escapes are CommonMark's. */
  static final class Parser implements InlineContentParserFactory, InlineContentParser {
    @Override
    public Set<Character> getTriggerCharacters() {
      return Set.of('\\');
    }

    @Override
    public InlineContentParser create() {
      return this;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
      Scanner scanner = state.scanner();
      scanner.next();
      char sign = scanner.peek();
      if (!SIGNS.contains(sign)) {
        return ParsedInline.none();
      }
      scanner.next();
      return ParsedInline.of(new EscapedSign(sign), scanner.position());
    }
  }
}
