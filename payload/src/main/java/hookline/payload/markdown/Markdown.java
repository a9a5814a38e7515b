package hookline.payload.markdown;

/** Writes text as Markdown that means just that. */
public final class Markdown {
  private Markdown() {}

  public static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineStart = i == 0 || text.charAt(i - 1) == '\n';
      boolean esc = "\\`*_[]<~|&".indexOf(c) >= 0 || (lineStart && "#>+-=".indexOf(c) >= 0);
      if ((c == '.' || c == ')') && i > 0 && Character.isDigit(text.charAt(i - 1))) {
        int d = i;
        while (d > 0 && i - d < 10 && Character.isDigit(text.charAt(d - 1))) {
          d--;
        }
        esc =
            (d == 0 || text.charAt(d - 1) == '\n')
                && (i + 1 == text.length() || text.charAt(i + 1) <= ' ');
      }
      if (esc) {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  public static String link(String label, String url) {
    return "["
        + label
        + "]("
        + url.replace("(", "%28").replace(")", "%29").replace("\\", "%5C").replace("`", "%60")
        + ")";
  }

  public static String image(String alt, String url) {
    return "!" + link(escape(alt), url);
  }

  public static String codeSpan(String code) {
    String marks =
        "`".repeat(longestRun(code) == 1 ? 2 : longestRun(code) == 0 ? 1 : longestRun(code) + 1);
    String blank = code.startsWith("`") || code.endsWith("`") ? " " : "";
    return marks + blank + code + blank + marks;
  }

  public static String fence(String code, String language) {
    String marks = "`".repeat(Math.max(3, longestRun(code) + 1));
    return marks + language + "\n" + code + "\n" + marks;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  public static String cell(String markdown) {
    return markdown.strip().replace("\n", " ").replace("|", "\\|").replace("\\\\|", "\\|");
  }

  public static String quote(String markdown) {
    return markdown.isEmpty() ? "" : ("> " + markdown.replace("\n", "\n> ")).replace("> \n", ">\n");
  }
}
