package hookline.directory;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Dialect;
import hookline.payload.model.RateLimit;
import hookline.payload.model.RetryKey;
import hookline.topics.DirectoryTopic;
import hookline.topics.Json;

/** A value to be written under a key. */
public record DirectoryEntry(DirectoryTopic topic, String key, Object value) {
  /** The value under its own key. */
  public static DirectoryEntry of(DirectoryTopic topic, Object value) {
    return new DirectoryEntry(topic, topic.keyOf(value), value);
  }

  /**
   * The value of those fields under its own key. Stricter than records are read, since here
   * somebody may have typed it; unknown fields are left out all the same.
   *
   * @throws DirectoryConflictException when a field cannot be what it is
   */
  public static DirectoryEntry read(DirectoryTopic topic, ObjectNode fields) {
    if (topic == DirectoryTopic.HOOKS) {
      String dialect = fields.path("dialect").asText(Dialect.MATTERMOST.wireName());
      if (!Dialect.of(dialect).wireName().equals(dialect)) {
        throw DirectoryConflictException.invalid("dialect", "must be mattermost or slack");
      }
      if (RetryKey.parse(fields.path("retry_key").asText("")) == null) {
        throw DirectoryConflictException.invalid(
            "retry_key", "must be none, body, or header: and a header's name");
      }
      if (RateLimit.parse(fields.path("rate_limit").asText("")) == null) {
        throw DirectoryConflictException.invalid(
            "rate_limit", "must be default, " + RateLimit.SYNTAX);
      }
    }
    return of(topic, value(topic, fields));
  }

  private static Object value(DirectoryTopic topic, ObjectNode fields) {
    try {
      return Json.convert(fields, topic.valueType());
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
        throw DirectoryConflictException.invalid(
            String.valueOf(mapping.getPath().get(0).getFieldName()), "has the wrong type");
      }
      // Not Jackson's own words: they name classes, and may quote what is there.
      throw DirectoryConflictException.invalid(
          "", "a field has the wrong type, or a list a null in it");
    }
  }
}
