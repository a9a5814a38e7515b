package hookline.payload.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Warnings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read as plain JSON is what the tolerant parser reads from it; the same in every run. */
final class PlainJsonTest {
  private static final int TEXTS = 40_000;

  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "-1.50",
    "1e5",
    "12345678901234567890",
    "\"\"",
    "\"a\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\u00e9\\ud83d\\ude00\"",
    "\"\u0001\n\"",
    "\"é😀\"",
    "\"a long text with an escape near its end, \\u0041 \\\"quoted\\\"\"",
    "\"\\\\ud83d\"",
    "{}",
    "[]"
  };

  /** What is no JSON, or what only the tolerant parser takes or has more to say of. */
  private static final String[] ODD = {
    "01",
    "-",
    "1.",
    "1e",
    "1e309",
    "1".repeat(101),
    "tru",
    "nulls",
    "NaN",
    "'a'",
    "a",
    "/* c */",
    "\"\\x\"",
    "\"\\u00g0\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\\ude00\"",
    "\"\\ude00\\ud83d\"",
    "\"\\u0000\"",
    "\"\u0000\"",
    "\"",
    "\\",
    ",",
    ":",
    "{",
    "}",
    "[",
    "]",
    "\uFEFF",
    "é"
  };

  private static final String[] KEYS = {"\"a\"", "\"b\"", "\"A\"", "\"\\u0061\"", "\"\""};
  private static final String[] GAPS = {"", "", "", " ", "\n", "\r\n\t"};

  /** Bytes that are no UTF-8, or the end or the start of it alone. */
  private static final byte[][] BAD = {
    {(byte) 0x80},
    {(byte) 0xC3},
    {(byte) 0xE2, (byte) 0x80},
    {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xFF}
  };

  private final Random random = new Random(20151212);

  @Test
  void object_ofAnything_isWhatTheTolerantParserReads() throws UnreadableException {
    int plain = 0;
    for (int i = 0; i < TEXTS; i++) {
      byte[] json = json(i % 2 == 0 ? 0 : 12);
      ObjectNode object = PlainJson.object(json);
      if (object != null) {
        plain++;
        Warnings warnings = new Warnings();
        JsonNode parsed = JsonFields.parsed(json, JsonFault.Source.BODY, warnings);
        assertThat(object.toString())
            .as(new String(json, StandardCharsets.UTF_8))
            .isEqualTo(parsed.toString());
        assertThat(object).isEqualTo(parsed);
        assertThat(warnings.toList()).isEmpty();
      }
    }
    assertThat(plain).isBetween(TEXTS / 2, TEXTS * 9 / 10);
  }

  @Test
  void object_ofStrictJson_isRead() {
    for (int i = 0; i < 1_000; i++) {
      byte[] json = json(0);
      assertThat(PlainJson.object(json)).as(new String(json, StandardCharsets.UTF_8)).isNotNull();
    }
  }

  /** A value in a field that a payload has; one in so many is odd, or none. */
  private byte[] json(int oddOneIn) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    write(json, "{\"props\":[");
    value(json, 0, oddOneIn);
    write(json, gap() + "]}" + gap());
    return json.toByteArray();
  }

  private void value(ByteArrayOutputStream json, int depth, int oddOneIn) {
    write(json, gap());
    if (oddOneIn > 0 && random.nextInt(oddOneIn) == 0) {
      write(json, pick(ODD));
    } else if (oddOneIn > 0 && random.nextInt(oddOneIn) == 0) {
      write(json, "\"x");
      json.writeBytes(BAD[random.nextInt(BAD.length)]);
      write(json, random.nextBoolean() ? "\\n" : "é");
      json.writeBytes(BAD[random.nextInt(BAD.length)]);
      write(json, "\"");
    } else if (depth > 3 || random.nextInt(3) == 0) {
      write(json, pick(VALUES));
    } else {
      boolean isObject = random.nextBoolean();
      write(json, isObject ? "{" : "[");
      for (int i = random.nextInt(4); i >= 0; i--) {
        write(json, isObject ? gap() + pick(KEYS) + gap() + ":" : "");
        value(json, depth + 1, oddOneIn);
        write(json, gap() + (i > 0 ? "," : ""));
      }
      write(json, isObject ? "}" : "]");
    }
  }

  private String gap() {
    return pick(GAPS);
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  private static void write(ByteArrayOutputStream json, String text) {
    json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
