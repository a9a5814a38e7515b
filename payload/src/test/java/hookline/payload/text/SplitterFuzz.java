package hookline.payload.text;

import hookline.payload.fuzz.Property;
import hookline.payload.fuzz.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Any text at any length of post: the first two bytes say which. */
public final class SplitterFuzz {
  private static final int LONGEST = 600;

  private SplitterFuzz() {}

  /** Jazzer calls this. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int limit = 1 + ((input[0] & 0xFF) << 8 | (input[1] & 0xFF)) % LONGEST;
    String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);

    List<Part> parts = TextSplitter.parts(text, limit);

    StringBuilder joined = new StringBuilder();
    for (Part part : parts) {
      joined.append(part.text());
      String markdown = part.markdown();
      Property.check(
          markdown.codePointCount(0, markdown.length()) <= limit,
          () -> "longer than %d: %s of %s".formatted(limit, part, text));
      Property.check(
          !part.text().isEmpty() || text.isEmpty(),
          () -> "an empty part at %d of %s".formatted(limit, text));
      Property.checkStorable(markdown.replace('\0', ' '));
    }
    Property.check(
        joined.toString().equals(text),
        () -> "joined at %d, the parts are not the text: %s of %s".formatted(limit, parts, text));
    Property.check(
        parts.size() <= 2 + 12 * text.length() / limit,
        () -> "%d parts at %d of %s".formatted(parts.size(), limit, text));
    Property.check(
        TextSplitter.parts(text, limit).equals(parts),
        () -> "not the same again at %d: %s".formatted(limit, text));
  }

  /** Every text of the cases, at a length for several posts and at a short one. */
  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (String text : Seeds.texts()) {
      seeds.add(("\0\u0014" + text).getBytes(StandardCharsets.UTF_8));
      seeds.add(("\0d" + text).getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }
}
