package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** A column of a table: its head, and what of a value stands in it. */
record Column(String head, Function<JsonNode, String> text) {

  /** A field, as text. */
  static Column of(String head, String field) {
    return new Column(head, value -> value.path(field).asText(""));
  }

  /** A field of epoch ms. */
  static Column time(String head, String field) {
    return new Column(head, value -> time(value.path(field).asLong()));
  }

  /** The time in UTC to the second; empty for 0, which is never. */
  static String time(long millis) {
    return millis == 0
        ? ""
        : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
