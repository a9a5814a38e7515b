package hookline.payload.block.value;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.json.ScalarText;
import hookline.payload.model.Place;
import hookline.payload.model.WarningKind;
import hookline.payload.text.TextContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a block: the JSON, where it stands, and what translating it needs. Reading is tolerant:
 * a wrong type is understood or left out, with a warning that names the place, and never an error.
 */
public final class Value {
  private final JsonNode json;
  private final Place place;
  private final TextContext context;

  /** As {@link #type} says it; null before it was asked for. */
  private @Nullable String type;

  private Value(JsonNode json, Place place, TextContext context) {
    this.json = json;
    this.place = place;
    this.context = context;
  }

  /** An array's elements but for the nulls; the place is the array's. */
  public static List<Value> all(List<JsonNode> elements, Place path, TextContext context) {
    return present(elements, path, context);
  }

  private static List<Value> present(
      Iterable<JsonNode> elements, Place array, TextContext context) {
    List<Value> present = new ArrayList<>();
    int index = 0;
    for (JsonNode element : elements) {
      if (!element.isNull()) {
        present.add(new Value(element, array.index(index), context));
      }
      index++;
    }
    return present;
  }

  public TextContext context() {
    return context;
  }

  public Place place() {
    return place;
  }

  public void warn(WarningKind kind, String message) {
    context.warnings().add(kind, place, message);
  }

  /** Whether there is nothing, which null means too. */
  public boolean isAbsent() {
    return json.isMissingNode() || json.isNull();
  }

  public boolean isObject() {
    return json.isObject();
  }

  public boolean isArray() {
    return json.isArray();
  }

  /** Whether it is a string, a number, true or false. */
  public boolean isScalar() {
    return json.isValueNode() && !isAbsent();
  }

  public boolean isString() {
    return json.isTextual();
  }

  /** The value of that key; one that is absent where there is none. */
  public Value get(String key) {
    return new Value(json.path(key), place.key(key), context);
  }

  /** Keys and values of an object, in order, but for the nulls. */
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>(json.size());
    for (var field : json.properties()) {
      if (!field.getValue().isNull()) {
        fields.add(new Field(field.getKey(), get(field.getKey())));
      }
    }
    return fields;
  }

  /** A key of an object and its value. */
  public record Field(String key, Value value) {}

  /** The {@code type}, empty where it is missing or no string. */
  public String type() {
    String known = type;
    if (known == null) {
      known = json.path("type").isTextual() ? json.path("type").textValue() : "";
      type = known;
    }
    return known;
  }

  /** Whether that key has an array. */
  public boolean hasArray(String key) {
    return json.path(key).isArray();
  }

  /** Whether the key says true; the word will do. */
  public boolean flag(String key) {
    JsonNode flag = json.path(key);
    return flag.isBoolean() ? flag.booleanValue() : "true".equals(flag.textValue());
  }

  /** An array's elements, but for the nulls. */
  public List<Value> elements() {
    return present(json, place, context);
  }

  /** An array's elements, nulls included: each has its place in a row. */
  public List<Value> cells() {
    List<Value> cells = new ArrayList<>(json.size());
    json.forEach(cell -> cells.add(new Value(cell, place.index(cells.size()), context)));
    return cells;
  }

  /** The elements of that key's array, nulls skipped; something alone is taken as one of them. */
  public List<Value> list(String key) {
    Value list = get(key);
    if (list.isAbsent()) {
      return List.of();
    }
    if (list.isArray()) {
      return list.elements();
    }
    list.warn(WarningKind.COERCED, "This was taken as an array of one.");
    return List.of(list);
  }

  /** As {@link #list}; elements that are no objects are left out. */
  public List<Value> objects(String key) {
    List<Value> objects = new ArrayList<>();
    for (Value element : list(key)) {
      if (element.isObject()) {
        objects.add(element);
      } else {
        element.omit("an object");
      }
    }
    return objects;
  }

  /** The string of that key, empty where there is none. */
  public String string(String key) {
    return get(key).string();
  }

  /** This as a string: another scalar is one too, with a warning; a structure is left out. */
  public String string() {
    if (isAbsent()) {
      return "";
    }
    if (json.isTextual()) {
      return json.textValue();
    }
    if (json.isValueNode()) {
      warn(WarningKind.COERCED, "This was taken as the text it is written as.");
      return scalar();
    }
    omit("a string");
    return "";
  }

  /** This as text, without a warning: for fields that numbers belong in. */
  public String scalar() {
    return isScalar() ? ScalarText.of(json) : "";
  }

  /** Warns that this is left out, for it is not what it must be. */
  public void omit(String expected) {
    warn(WarningKind.OMITTED, "This must be " + expected + ", so it was left out.");
  }
}
