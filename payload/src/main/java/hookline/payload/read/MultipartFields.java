package hookline.payload.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Reason;
import hookline.payload.model.WarningKind;
import hookline.payload.model.Warnings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of a {@code multipart/form-data} body, by the names the JSON has for them. */
final class MultipartFields {
  private static final String PAYLOAD = "payload";

  /** The product's names for parts, and the JSON's own besides. */
  private static final Map<String, String> FIELD_OF_PART =
      Map.of(
          "text", "text",
          "username", "username",
          "iconurl", "icon_url",
          "icon_url", "icon_url",
          "channelname", "channel",
          "channel", "channel",
          "iconemoji", "icon_emoji",
          "icon_emoji", "icon_emoji",
          "type", "type");

  private MultipartFields() {}

  static ObjectNode read(byte[] body, HeaderValue contentType, Warnings warnings)
      throws UnreadableException {
    String boundary = contentType.parameters().getOrDefault("boundary", "");
    if (boundary.isEmpty() || boundary.length() > MultipartScanner.LONGEST_BOUNDARY) {
      throw new UnreadableException(
          Reason.UNREADABLE_FORM,
          "The Content-Type multipart/form-data needs a boundary of 1 to "
              + MultipartScanner.LONGEST_BOUNDARY
              + " characters.");
    }
    List<MultipartScanner.Part> parts = new MultipartScanner(body, boundary).parts();
    for (MultipartScanner.Part part : parts) {
      if (part.isFile()) {
        warnings.add(
            WarningKind.OMITTED,
            ValuePath.of(part.name()),
            "A webhook takes no files from a form.");
      }
    }
    for (MultipartScanner.Part part : parts) {
      // The first wins, as it does in the other kind of form.
      if (!part.isFile() && fieldName(part).equals(PAYLOAD)) {
        warnOfFieldsBeside(parts, warnings);
        return JsonFields.read(
            part.text().getBytes(StandardCharsets.UTF_8), JsonFault.Source.BODY, warnings);
      }
    }
    return fields(parts);
  }

  private static ObjectNode fields(List<MultipartScanner.Part> parts) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (MultipartScanner.Part part : parts) {
      String field = FIELD_OF_PART.get(fieldName(part));
      if (!part.isFile() && field != null) {
        // The last wins, in the product's form decoder as in its JSON.
        fields.put(field, CleanText.of(part.text()));
      }
    }
    return fields;
  }

  private static void warnOfFieldsBeside(List<MultipartScanner.Part> parts, Warnings warnings) {
    for (MultipartScanner.Part part : parts) {
      String name = fieldName(part);
      if (!part.isFile() && FIELD_OF_PART.containsKey(name)) {
        warnings.add(
            WarningKind.OMITTED, name, "The form has a payload, so its other fields do not count.");
      }
    }
  }

  private static String fieldName(MultipartScanner.Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
