package hookline.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.topics.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads a post's record as its row's columns, token by token: it is the one kind of record that
 * comes for every payload, and what is JSON in the row is a slice of the record, which takes
 * neither a tree nor writing. Not thread-safe.
 */
final class PostRecord {
  private final byte[] value;
  private final JsonParser parser;

  private String id = "";
  private long createAt;
  private long updateAt;
  private long deleteAt;
  private String userId = "";
  private String channelId = "";
  private String rootId = "";
  private String message = "";
  private String type = "";
  private String props = PostColumns.NO_FIELDS;
  private String metadata = PostColumns.NO_FIELDS;
  private String sourceId = "";
  private String deliveryId = "";
  private int part;
  private int parts;
  private long revision;
  private String warnings = PostColumns.NO_WARNINGS;
  private LogPosition payload = Rejection.positionOf(null);

  private PostRecord(byte[] value, JsonParser parser) {
    this.value = value;
    this.parser = parser;
  }

  /**
   * The columns. What the record lacks is empty or 0.
   *
   * @throws IOException when it is not the JSON of a post; mostly a {@link
   *     com.fasterxml.jackson.core.JsonProcessingException}, which tells where
   */
  static PostColumns read(byte[] value) throws IOException {
    try (JsonParser parser = Json.parser(value)) {
      return new PostRecord(value, parser).columns();
    } catch (UncheckedIOException e) {
      throw e.getCause(); // Of a slice that had to be read as a tree.
    }
  }

  private PostColumns columns() throws IOException {
    parser.nextToken();
    expect(JsonToken.START_OBJECT);
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      take(name);
    }
    return new PostColumns(
        id,
        createAt,
        updateAt,
        deleteAt,
        userId,
        channelId,
        rootId,
        message,
        type,
        props,
        metadata,
        sourceId,
        deliveryId,
        part,
        parts,
        revision,
        warnings,
        payload);
  }

  private void take(String name) throws IOException {
    switch (name) {
      case "id" -> id = text();
      case "create_at" -> createAt = number();
      case "update_at" -> updateAt = number();
      case "delete_at" -> deleteAt = number();
      case "user_id" -> userId = text();
      case "channel_id" -> channelId = text();
      case "root_id" -> rootId = text();
      case "message" -> message = text();
      case "type" -> type = text();
      case "props" -> props = fields();
      case "metadata" -> metadata = fields();
      case "source_id" -> sourceId = text();
      case "delivery_id" -> deliveryId = text();
      case "part" -> part = integer();
      case "parts" -> parts = integer();
      case "revision" -> revision = number();
      case "warnings" -> warnings = warnings();
      case "payload" -> payload = position();
      default -> parser.skipChildren();
    }
  }

  private String text() throws IOException {
    if (isNull()) {
      return "";
    }
    expect(JsonToken.VALUE_STRING);
    return parser.getText();
  }

  private long number() throws IOException {
    if (isNull()) {
      return 0;
    }
    expect(JsonToken.VALUE_NUMBER_INT);
    return parser.getLongValue();
  }

  private int integer() throws IOException {
    if (isNull()) {
      return 0;
    }
    expect(JsonToken.VALUE_NUMBER_INT);
    return parser.getIntValue();
  }

  private LogPosition position() throws IOException {
    if (isNull()) {
      return Rejection.positionOf(null);
    }
    expect(JsonToken.START_OBJECT);
    String topic = "";
    int partition = 0;
    long offset = 0;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "topic" -> topic = text();
        case "partition" -> partition = integer();
        case "offset" -> offset = number();
        default -> parser.skipChildren();
      }
    }
    return topic.isEmpty() ? Rejection.positionOf(null) : new LogPosition(topic, partition, offset);
  }

  private String fields() throws IOException {
    if (isNull()) {
      return PostColumns.NO_FIELDS;
    }
    expect(JsonToken.START_OBJECT);
    int start = offset(parser.currentTokenLocation());
    parser.skipChildren();
    return sliceFrom(start);
  }

  private String warnings() throws IOException {
    if (isNull()) {
      return PostColumns.NO_WARNINGS;
    }
    expect(JsonToken.START_ARRAY);
    int start = offset(parser.currentTokenLocation());
    boolean known = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_OBJECT);
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        switch (name) {
          case "kind" -> known &= WarningKind.isKnown(text());
          case "path", "message" -> text();
          default -> {
            known = false;
            parser.skipChildren();
          }
        }
      }
    }
    String json = sliceFrom(start);
    // Of a newer version's warnings what this one shows: their kinds are others.
    return known ? json : Json.text(Json.read(json.getBytes(UTF_8), Warning[].class));
  }

  /** From there to the end of what is in hand, as the record has it. */
  private String sliceFrom(int start) throws IOException {
    String json = new String(value, start, offset(parser.currentLocation()) - start, UTF_8);
    // Only in a tree can it be seen whether that escapes what jsonb has no place for.
    return json.contains("\\u") ? Json.readTree(json.getBytes(UTF_8)).toString() : json;
  }

  /** UTF-16 has no offsets in bytes; it is JSON to the parser, but none that the line wrote. */
  private int offset(JsonLocation location) throws IOException {
    if (location.getByteOffset() < 0) {
      throw MismatchedInputException.from(parser, Post.class, "not in UTF-8");
    }
    return (int) location.getByteOffset();
  }

  private boolean isNull() {
    return parser.hasToken(JsonToken.VALUE_NULL);
  }

  private void expect(JsonToken token) throws IOException {
    if (!parser.hasToken(token)) {
      throw mismatch(token);
    }
  }

  private MismatchedInputException mismatch(JsonToken expected) {
    return MismatchedInputException.from(
        parser, Post.class, "%s instead of %s".formatted(parser.currentToken(), expected));
  }
}
