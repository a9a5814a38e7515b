package hookline.payload.read;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Request;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random requests, the same in every run: reading never throws, the same request always gives the
 * same reading, and what it gives can be stored and shown.
 */
final class FuzzTest {
  private static final int REQUESTS = 40_000;
  private static final int LIMIT = 2_000;

  private static final String[] NAMES = {
    "text",
    "TEXT",
    "channel",
    "icon_url",
    "type",
    "attachments",
    "blocks",
    "props",
    "priority",
    "root_id",
    "thread_ts",
    "mrkdwn",
    "x",
    "",
    "a b",
    "\\ud83d",
    "k\\u0000"
  };
  private static final Set<String> STRINGS = Set.of("text", "TEXT", "channel", "icon_url", "type");
  private static final String[] SCALARS = {
    "null",
    "true",
    "false",
    "0",
    "-1.50",
    "1e5",
    "1e309",
    "12345678901234567890",
    "\"\"",
    "'a'",
    "\"a\"",
    "\"a\"",
    "\"\\ud83d\"",
    "\"\\ude00\\u0000\"",
    "\"\u0000\n\r\"",
    "\"😀é\"",
    "\"% + &;=\""
  };
  private static final String[] GAPS = {"", "", "", "", " ", "\n", "/* c */", "// c\n", "\r\n"};
  private static final String[] NOISE = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    "/*",
    "#",
    "--b",
    "--b--",
    "\r\n\r\n",
    "&",
    "%",
    "payload=",
    "NaN",
    "\\u12",
    "\u0000",
    "\u001B",
    "\uFEFF",
    "filename=x",
    "Content-Disposition:"
  };
  private static final String[] TYPES = {
    null,
    "",
    "application/json",
    "application/x-www-form-urlencoded wrongtext",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=b",
    "a; b=\"",
    ";"
  };

  private final Random random = new Random(20151212);

  @Test
  void read_anything_givesAReadingAndAlwaysTheSame() throws IOException {
    int understood = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Request request = request();
      Reading reading = PayloadReader.read(request, LIMIT);
      assertThat(PayloadReader.read(request, LIMIT)).as(describe(request)).isEqualTo(reading);
      assertIsStorable(reading, request);
      understood += reading instanceof Reading.Read ? 1 : 0;
    }
    assertThat(understood).as("both sides are reached").isBetween(REQUESTS / 5, REQUESTS * 4 / 5);
  }

  private static void assertIsStorable(Reading reading, Request request) {
    String text = ReadingText.of(reading);
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as(describe(request)).isTrue();
    assertThat(text.replace("\\\\", "")).as(describe(request)).doesNotContain("\\u0000", "\0");
    if (reading instanceof Reading.Unreadable unreadable) {
      assertThat(unreadable.refusal().message())
          .as(describe(request))
          .endsWith(".")
          .hasSizeLessThan(200)
          .doesNotContain("Source", "jackson", "Feature", "Exception", "\n");
    }
  }

  private Request request() throws IOException {
    String json = object(3);
    String type = any(TYPES);
    String text =
        switch (random.nextInt(4)) {
          case 0 -> "payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
          case 1 ->
              "--b\r\nContent-Disposition: form-data; name="
                  + any(NAMES)
                  + "\r\n\r\na\r\n--b\nContent-Disposition: form-data; name=\"payload\"\n\n"
                  + json
                  + "\r\n--b--";
          default -> json;
        };
    byte[] body = noisy(text).getBytes(StandardCharsets.UTF_8);
    boolean gzip = random.nextInt(8) == 0;
    if (gzip) {
      body = ReadingCase.gzip(body);
    }
    if (random.nextInt(8) == 0) {
      body[random.nextInt(body.length)] = (byte) random.nextInt();
      body = Arrays.copyOf(body, body.length - random.nextInt(2));
    }
    String query = random.nextInt(4) == 0 ? any(NOISE) + "payload=" + any(NOISE) : null;
    boolean matching = random.nextBoolean();
    if (matching) {
      type = text.startsWith("p") ? TYPES[4] : text.startsWith("-") ? TYPES[5] : any(null, "a/b");
    }
    return new Request(type, gzip ? "gzip" : null, query, body);
  }

  private String noisy(String text) {
    if (random.nextInt(3) > 0) {
      return text;
    }
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + random.nextInt(3));
    return text.substring(0, at) + any(NOISE) + text.substring(to);
  }

  private String object(int depth) {
    StringBuilder object = new StringBuilder("{");
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = any(NAMES);
      object.append(any(GAPS));
      object.append(name.matches("\\w+") && random.nextInt(4) == 0 ? name : '"' + name + '"');
      object.append(':').append(any(GAPS)).append(value(name, depth)).append(any(GAPS));
      object.append(i > 1 || random.nextInt(4) == 0 ? "," : "");
    }
    return object.append('}').toString();
  }

  private String value(String name, int depth) {
    // Mostly of the right type, or nearly everything would be refused.
    if (random.nextInt(8) > 0 && STRINGS.contains(name)) {
      return any(Arrays.copyOfRange(SCALARS, 8, SCALARS.length));
    }
    if (random.nextInt(8) > 0 && name.equals("props")) {
      return object(Math.max(0, depth - 1));
    }
    return switch (depth == 0 ? 0 : random.nextInt(3)) {
      case 0 -> any(SCALARS);
      case 1 -> object(depth - 1);
      default -> "[" + value("", depth - 1) + "," + value("", depth - 1) + any("", ",") + "]";
    };
  }

  private String any(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static String describe(Request request) {
    return request + " " + new String(request.body(), StandardCharsets.UTF_8);
  }
}
