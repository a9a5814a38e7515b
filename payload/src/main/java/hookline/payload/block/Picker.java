package hookline.payload.block;

import hookline.payload.block.value.Mention;
import hookline.payload.block.value.TextObject;
import hookline.payload.block.value.Value;
import hookline.payload.markdown.Markdown;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Menus, pickers and inputs: what was chosen or filled in already, else the placeholder. */
final class Picker {
  private static final Set<String> TYPES =
      Set.of(
          "static_select",
          "external_select",
          "users_select",
          "conversations_select",
          "channels_select",
          "multi_static_select",
          "multi_external_select",
          "multi_users_select",
          "multi_conversations_select",
          "multi_channels_select",
          "datepicker",
          "timepicker",
          "datetimepicker",
          "plain_text_input",
          "email_text_input",
          "url_text_input",
          "number_input",
          "file_input",
          "rich_text_input");

  /** What people would read, in a form that no locale changes. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private Picker() {}

  static boolean knows(String type) {
    return TYPES.contains(type);
  }

  static String render(Value picker) {
    Value placeholder = picker.get("placeholder");
    String initial = initial(picker);
    return Element.notShown(
        picker,
        TextObject.bare(placeholder),
        initial.isEmpty() ? TextObject.line(placeholder) : initial);
  }

  private static String initial(Value picker) {
    return switch (picker.type()) {
      case "static_select", "external_select" -> option(picker.get("initial_option"));
      case "multi_static_select", "multi_external_select" ->
          joined(picker.list("initial_options"), Picker::option);
      case "users_select" -> mention(picker.get("initial_user"), Mention::user);
      case "multi_users_select" ->
          joined(picker.list("initial_users"), id -> mention(id, Mention::user));
      case "channels_select" -> mention(picker.get("initial_channel"), Mention::channel);
      case "conversations_select" -> mention(picker.get("initial_conversation"), Mention::channel);
      case "multi_channels_select" ->
          joined(picker.list("initial_channels"), id -> mention(id, Mention::channel));
      case "multi_conversations_select" ->
          joined(picker.list("initial_conversations"), id -> mention(id, Mention::channel));
      case "datepicker" -> text(picker.get("initial_date"));
      case "timepicker" -> text(picker.get("initial_time"));
      case "datetimepicker" -> time(picker.get("initial_date_time"));
      default -> text(picker.get("initial_value"));
    };
  }

  private static String joined(List<Value> values, Function<Value, String> shown) {
    return values.stream()
        .map(shown)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String option(Value option) {
    return TextObject.line(option.get("text"));
  }

  private static String mention(Value id, Function<Value, String> mention) {
    return id.isAbsent() ? "" : mention.apply(id);
  }

  /** Several lines may be filled in. */
  private static String text(Value value) {
    return value.isObject() ? TextObject.plain(value) : Markdown.escape(value.scalar()).strip();
  }

  private static String time(Value seconds) {
    try {
      long time = Long.parseLong(seconds.scalar());
      return TIME.format(Instant.ofEpochSecond(time).atZone(seconds.context().zone()));
    } catch (NumberFormatException | DateTimeException e) {
      return text(seconds); // no time of Slack's: as it was sent
    }
  }
}
