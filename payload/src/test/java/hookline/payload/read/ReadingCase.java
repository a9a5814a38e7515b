package hookline.payload.read;

import hookline.payload.model.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * A request and what must come of it, from a text file; the format is described in {@code
 * read/README.md} beside the files.
 *
 * @param headers all of them by lower-case name, the test's own too
 * @param seen what a reader sees of it; empty where the case does not say
 */
public record ReadingCase(
    String name,
    Map<String, String> headers,
    Request request,
    int maxBytes,
    String expected,
    String seen) {
  private static final Pattern NOTATION = Pattern.compile("⟨(?:(\\d+)\\*([^⟩]*)|([0-9A-F ]+))⟩");
  private static final int DEFAULT_LIMIT = 300_000;

  /** The cases of a file. */
  public static List<ReadingCase> in(Path file) {
    try {
      return in(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cases of a file's text. */
  public static List<ReadingCase> in(String file) {
    try {
      List<ReadingCase> cases = new ArrayList<>();
      // Which rules the cases below show is read by RulesTest.
      String text = file.replaceAll("(?m)^@rules .*\n\n?", "");
      String[] blocks = text.split("(?m)^=== ", -1);
      for (int i = 1; i < blocks.length; i++) { // What stands before the first is a comment.
        cases.add(parse(blocks[i]));
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReadingCase parse(String block) throws IOException {
    String[] halves = block.split("(?m)^>>>\n", -1);
    if (halves.length != 2) {
      throw new IllegalArgumentException("a case needs one line >>>:\n" + block);
    }
    String[] expected = halves[1].split("(?m)^>>> seen\n", 2);
    String[] request = halves[0].split("\n", 2);
    int blank = ("\n" + request[1]).indexOf("\n\n");
    Map<String, String> headers =
        request[1]
            .substring(0, Math.max(0, blank - 1))
            .lines()
            .map(line -> line.split(":", 2))
            .collect(
                Collectors.toMap(
                    line -> line[0].toLowerCase(Locale.ROOT),
                    line -> line[1].strip(),
                    (first, second) -> second,
                    TreeMap::new));
    String body = request[1].substring(blank + 1).replaceFirst("\n\\z", "");
    return new ReadingCase(
        request[0],
        headers,
        new Request(
            headers.get("content-type"),
            headers.get("content-encoding"),
            headers.get("query"),
            sent(bytes(body, headers), headers.getOrDefault("send", ""))),
        Integer.parseInt(headers.getOrDefault("limit", "" + DEFAULT_LIMIT)),
        expected[0].strip(),
        expected.length == 1 ? "" : expected[1].strip());
  }

  private static byte[] bytes(String body, Map<String, String> headers) throws IOException {
    String lines = "CRLF".equals(headers.get("lines")) ? body.replace("\n", "\r\n") : body;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher notation = NOTATION.matcher(lines);
    int at = 0;
    while (notation.find()) {
      bytes.write(lines.substring(at, notation.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(
          notation.group(1) == null
              ? HexFormat.of().parseHex(notation.group(3).replace(" ", ""))
              : notation
                  .group(2)
                  .repeat(Integer.parseInt(notation.group(1)))
                  .getBytes(StandardCharsets.UTF_8));
      at = notation.end();
    }
    bytes.write(lines.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static byte[] sent(byte[] body, String how) throws IOException {
    return switch (how) {
      case "" -> body;
      case "gzip" -> gzip(body);
      case "gzip in two members" -> {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOf(body, 5)));
        members.write(gzip(Arrays.copyOfRange(body, 5, body.length)));
        yield members.toByteArray();
      }
      case "gzip cut short" -> Arrays.copyOf(gzip(body), gzip(body).length - 9);
      case "gzip with a wrong checksum" -> {
        byte[] gzip = gzip(body);
        gzip[gzip.length - 8] ^= 1;
        yield gzip;
      }
      case "gzip and a name" -> {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        byte[] gzip = gzip(body);
        gzip[3] = 8;
        named.write(gzip, 0, 10);
        named.write("body.json\0".getBytes(StandardCharsets.US_ASCII));
        named.write(gzip, 10, gzip.length - 10);
        yield named.toByteArray();
      }
      default -> throw new IllegalArgumentException("send: " + how);
    };
  }

  static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
