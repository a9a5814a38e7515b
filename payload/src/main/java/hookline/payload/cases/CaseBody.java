package hookline.payload.cases;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A body as the text of a case, from which the same bytes can be made. Bytes that are no text, or
 * would mean something in a file of cases, stand in hexadecimal between angle brackets.
 */
final class CaseBody {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** After each of them a regular expression finds the beginning of a line. */
  private static final String LINE_ENDS = "\n\u0085\u2028\u2029";

  private CaseBody() {}

  static String of(byte[] body) {
    try {
      return ofText(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return body.length == 0 ? "" : hex(body);
    }
  }

  private static String ofText(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean lineBegins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean means = lineBegins && (c == '=' || c == '>' || c == '@');
      if (means || c == '⟨' || (c < ' ' && c != '\n' && c != '\t') || c == 0x7F) {
        out.append(hex(Character.toString(c).getBytes(StandardCharsets.UTF_8)));
      } else {
        out.append(c);
      }
      lineBegins = LINE_ENDS.indexOf(c) >= 0;
    }
    return out.toString();
  }

  private static String hex(byte[] bytes) {
    return "⟨" + HEX.formatHex(bytes) + "⟩";
  }
}
