package hookline.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Record values as JSON: snake case, so that they read as Mattermost's API does, and unknown fields
 * ignored, so that versions can mix in a rolling upgrade. Thread-safe.
 */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              // What the line wrote it must be able to read: a key may be as long as a payload.
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNameLength(Integer.MAX_VALUE)
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // isDeleted() and its like are questions, not fields.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // An emoji takes the four bytes it has in UTF-8, not twelve for two escapes.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private static final ObjectReader WHOLE =
      MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final int TYPICAL_BYTES = 1 << 10;

  private Json() {}

  /** The value's JSON in UTF-8. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw cannotWrite(value, e);
    }
  }

  /** What is written field by field, for what comes too often to be bound; in UTF-8. */
  static byte[] write(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (JsonGenerator generator = MAPPER.createGenerator(bytes)) {
      writing.to(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes one value. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  /** The value's JSON as characters. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw cannotWrite(value, e);
    }
  }

  /**
   * The value of that JSON.
   *
   * @throws UncheckedIOException when it is none, with a message that says where
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      throw tooLarge(e);
    }
  }

  /**
   * The JSON as a tree.
   *
   * @throws UncheckedIOException when it is none
   */
  public static JsonNode readTree(byte[] json) {
    return read(json, JsonNode.class);
  }

  /**
   * As {@link #readTree}, of JSON behind which nothing may stand.
   *
   * @throws UncheckedIOException when it is none; of a {@link
   *     com.fasterxml.jackson.databind.exc.MismatchedInputException} when another value follows
   */
  public static JsonNode readWholeTree(byte[] json) {
    try {
      return WHOLE.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      throw tooLarge(e);
    }
  }

  /**
   * A parser of that JSON, for what comes too often to be bound.
   *
   * @throws IOException when its encoding cannot be told
   */
  public static JsonParser parser(byte[] json) throws IOException {
    return MAPPER.createParser(json);
  }

  /** A value as a tree, and back: how a change is merged into what there is. */
  public static <T> T convert(Object value, Class<T> type) {
    return MAPPER.convertValue(value, type);
  }

  /** The parser takes {@code 1e99999999999} for a number, and Java has none such. */
  private static UncheckedIOException tooLarge(NumberFormatException e) {
    return new UncheckedIOException(new IOException("a number's exponent is too large", e));
  }

  private static IllegalStateException cannotWrite(Object value, JsonProcessingException e) {
    return new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
  }
}
