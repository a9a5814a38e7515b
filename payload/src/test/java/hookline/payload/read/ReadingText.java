package hookline.payload.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hookline.payload.model.Payload;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A reading as text for comparison: a line for each field that is not as in an empty request. */
final class ReadingText {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ReadingText() {}

  static String of(Reading reading) {
    if (reading instanceof Reading.Unreadable unreadable) {
      return unreadable.refusal().reason() + ": " + unreadable.refusal().message();
    }
    Payload payload = ((Reading.Read) reading).payload();
    List<String> lines = new ArrayList<>();
    add(lines, "text", payload.text(), payload.text().isEmpty());
    add(lines, "channel", payload.channel(), payload.channel().isEmpty());
    add(lines, "username", payload.username(), payload.username().isEmpty());
    add(lines, "icon_url", payload.iconUrl(), payload.iconUrl().isEmpty());
    add(lines, "icon_emoji", payload.iconEmoji(), payload.iconEmoji().isEmpty());
    add(lines, "type", payload.type(), payload.type().isEmpty());
    add(lines, "attachments", payload.attachments(), payload.attachments().isEmpty());
    add(lines, "blocks", payload.blocks(), payload.blocks().isEmpty());
    add(lines, "props", payload.props(), payload.props().isEmpty());
    add(lines, "priority", payload.priority(), payload.priority() == null);
    add(lines, "root_id", payload.rootId(), payload.rootId().isEmpty());
    add(lines, "mrkdwn", payload.mrkdwn(), payload.mrkdwn());
    payload
        .warnings()
        .toList()
        .forEach(
            warning ->
                lines.add(
                    "warning: "
                        + warning.kind()
                        + " "
                        + warning.path()
                        + ": "
                        + warning.message()));
    return lines.isEmpty() ? "an empty request" : String.join("\n", lines);
  }

  private static void add(List<String> lines, String name, Object value, boolean isDefault) {
    if (!isDefault) {
      try {
        lines.add(name + ": " + JSON.writeValueAsString(value));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
