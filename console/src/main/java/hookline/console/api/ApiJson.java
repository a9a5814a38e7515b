package hookline.console.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what callers send: in snake case, unknown fields ignored as Mattermost does, since its
 * clients send whole objects; but no type is taken for another. Thread-safe.
 */
final class ApiJson {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(new SimpleModule().addDeserializer(String.class, new StrictText()))
          .build();

  private static final ObjectWriter PLAIN = MAPPER.writerWithView(Mattermosts.class);

  /** The view of no field but those that are in every view. */
  private interface Mattermosts {}

  private ApiJson() {}

  static <T> T read(byte[] body, Class<T> type) {
    try {
      T value = MAPPER.readValue(body, type);
      if (value != null) {
        return value;
      }
    } catch (JsonMappingException e) {
      String field = innermostField(e);
      if (field != null) {
        throw ApiException.invalidBodyParam(field, "has the wrong type");
      }
    } catch (JsonProcessingException e) {
      // Told below, together with what is no object.
    } catch (IOException e) {
      throw new IllegalStateException("of bytes in memory", e);
    }
    throw ApiException.invalidBody();
  }

  /** The one that is wrong, not the object it is in; null when no field is. */
  private static @Nullable String innermostField(JsonMappingException e) {
    String field = null;
    for (JsonMappingException.Reference step : e.getPath()) {
      field = step.getFieldName() == null ? field : step.getFieldName();
    }
    return field;
  }

  /** Only the fields that Mattermost has. */
  static byte[] writePlain(Object value) {
    try {
      return PLAIN.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** Strings alone, without what no column and no UTF-8 can hold. */
  private static final class StrictText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1;

    StrictText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(String.class, parser);
      }
      String text = parser.getText();
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == 0 || Character.isSurrogate(c)) {
          return wellFormed(text);
        }
      }
      return text;
    }

    private static String wellFormed(String text) {
      StringBuilder clean = new StringBuilder(text.length());
      text.codePoints()
          .map(
              c ->
                  c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                      ? 0xFFFD
                      : c)
          .forEach(clean::appendCodePoint);
      return clean.toString();
    }
  }
}
