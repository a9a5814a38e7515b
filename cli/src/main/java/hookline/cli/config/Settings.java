package hookline.cli.config;

import hookline.payload.model.RateLimit;
import hookline.topics.AddressRanges;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings as given: a file first, then the environment, then flags, the later ones winning.
 * Immutable.
 */
public final class Settings {
  static final String KAFKA_PREFIX = "kafka.";

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})(B|kB|MB|KiB|MiB|GiB)?");

  /** By the launcher and by the log. */
  private static final Set<String> READ_ELSEWHERE =
      Set.of(
          "HOOKLINE_CACERT",
          "HOOKLINE_JAVA_OPTS",
          "HOOKLINE_LOG_LEVEL",
          "HOOKLINE_TOKEN",
          "HOOKLINE_TOKEN_FILE",
          "HOOKLINE_URL");

  private static final Pattern SECRET_OF_KAFKA =
      Pattern.compile("password|jaas|secret|private\\.key|ssl\\.keystore\\.key");

  private final Map<Setting, String> values;
  private final Map<String, String> kafka;

  private Settings(Map<Setting, String> values, Map<String, String> kafka) {
    this.values = new EnumMap<>(Setting.class);
    this.values.putAll(values);
    this.kafka = Map.copyOf(kafka);
  }

  /**
   * Reads all three sources.
   *
   * @param file properties, or null
   * @param environment of which {@code HOOKLINE_...} counts
   * @param flags by key
   * @throws ConfigException when the file cannot be read or a key is none of ours
   */
  public static Settings load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    return of(merge(file, environment, flags));
  }

  /**
   * All three sources by key, as they are written; a value in a file of its own stands where the
   * file is named.
   *
   * @throws ConfigException when a file cannot be read
   */
  public static Map<String, String> merge(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    Map<String, String> merged = new LinkedHashMap<>();
    if (file != null) {
      merged.putAll(SettingFiles.read(read(file)));
    }
    Map<String, String> variables = new TreeMap<>();
    environment.forEach(
        (variable, value) -> {
          String key = keyOf(variable);
          if (key != null) {
            variables.put(key, value);
          }
        });
    merged.putAll(SettingFiles.read(variables));
    merged.putAll(SettingFiles.read(flags));
    return merged;
  }

  /**
   * The settings of those keys and values.
   *
   * @throws ConfigException when a key is none of ours
   */
  public static Settings of(Map<String, String> given) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    Map<String, String> kafka = new TreeMap<>();
    given.forEach(
        (key, value) -> {
          if (key.startsWith(KAFKA_PREFIX)) {
            kafka.put(key.substring(KAFKA_PREFIX.length()), value.strip());
          } else {
            values.put(
                Setting.ofKey(key)
                    .orElseThrow(
                        () ->
                            new ConfigException(
                                "%s is no setting; README.md lists them all, and Kafka's own begin with \"kafka.\""
                                    .formatted(key))),
                value.strip());
          }
        });
    kafka.putIfAbsent("bootstrap.servers", "localhost:9092");
    return new Settings(values, kafka);
  }

  /** The Kafka clients' settings, {@code bootstrap.servers} at least. */
  public Map<String, String> kafka() {
    return kafka;
  }

  /** Whether it was given, rather than being its default. */
  public boolean isGiven(Setting setting) {
    return values.containsKey(setting);
  }

  public String text(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue());
  }

  /** {@code true} or {@code false}. */
  public boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ConfigException.wrong(setting, text(setting), "true or false");
    };
  }

  /** A whole number within bounds. */
  public int number(Setting setting, int least, int most) {
    String text = text(setting);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, together with what is out of bounds.
    }
    throw ConfigException.wrong(
        setting, text, "a whole number from %d to %d".formatted(least, most));
  }

  /** Whether it is on. */
  public boolean isOn(Setting setting) {
    return switch (text(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ConfigException.wrong(setting, text(setting), "true or false");
    };
  }

  /** A length of time, as in {@code 25ms}, {@code 10s}, {@code 5m}, {@code 24h}, {@code 30d}. */
  public Duration duration(Setting setting) {
    Matcher matcher = DURATION.matcher(text(setting));
    if (!matcher.matches()) {
      throw ConfigException.wrong(
          setting, text(setting), "a number with its unit, ms, s, m, h or d, as in 25ms");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }

  /** A number of bytes within bounds, as in {@code 4MiB}, {@code 300kB}, {@code 512}. */
  public int bytes(Setting setting, int least, int most) {
    Matcher matcher = SIZE.matcher(text(setting));
    if (matcher.matches()) {
      long unit =
          switch (String.valueOf(matcher.group(2)).toLowerCase(Locale.ROOT)) {
            case "kb" -> 1_000;
            case "mb" -> 1_000_000;
            case "kib" -> 1 << 10;
            case "mib" -> 1 << 20;
            case "gib" -> 1 << 30;
            default -> 1;
          };
      long bytes = Long.parseLong(matcher.group(1)) * unit;
      if (bytes >= least && bytes <= most) {
        return (int) bytes;
      }
    }
    throw ConfigException.wrong(
        setting,
        text(setting),
        "bytes from %d to %d, with a unit if you like (kB, MB, KiB, MiB)".formatted(least, most));
  }

  /** Addresses and networks, by comma. */
  public AddressRanges addresses(Setting setting) {
    List<String> written =
        Arrays.stream(text(setting).split(",", -1))
            .map(String::strip)
            .filter(one -> !one.isEmpty())
            .toList();
    if (!written.stream().allMatch(AddressRanges::isRange)) {
      throw ConfigException.wrong(setting, text(setting), AddressRanges.SYNTAX);
    }
    return AddressRanges.of(written);
  }

  /** How many requests in what time, as in {@code 60/m}, or {@code off}. */
  public RateLimit rateLimit(Setting setting) {
    RateLimit limit = RateLimit.parse(text(setting));
    if (limit == null || limit.kind() == RateLimit.Kind.DEFAULT) {
      throw ConfigException.wrong(setting, text(setting), RateLimit.SYNTAX);
    }
    return limit;
  }

  /** The environment variable that sets that key. */
  public static String variable(String key) {
    return Setting.ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The variables that look like settings and are none, as a mistyped one does. */
  public static List<String> unknownVariables(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(variable -> variable.startsWith(Setting.ENVIRONMENT_PREFIX))
        .filter(variable -> keyOf(variable) == null && !READ_ELSEWHERE.contains(variable))
        .sorted()
        .toList();
  }

  /** The key an environment variable sets, or null when it is none of ours. */
  private static @Nullable String keyOf(String variable) {
    if (!variable.startsWith(Setting.ENVIRONMENT_PREFIX)) {
      return null;
    }
    String key =
        variable
            .substring(Setting.ENVIRONMENT_PREFIX.length())
            .toLowerCase(Locale.ROOT)
            .replace('_', '.');
    String valued = SettingFiles.isOfFile(key) ? SettingFiles.keyInFile(key) : key;
    return valued.startsWith(KAFKA_PREFIX) || Setting.ofKey(valued).isPresent() ? key : null;
  }

  /** Whether the value of that key is nobody's to see. */
  public static boolean isSecret(String key) {
    if (SettingFiles.isOfFile(key)) {
      return false;
    }
    return key.startsWith(KAFKA_PREFIX)
        ? SECRET_OF_KAFKA.matcher(key).find()
        : Setting.ofKey(key).map(Setting::isSecret).orElse(false);
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException(
          "%s cannot be read as properties: %s".formatted(file, e.getMessage()));
    }
    Map<String, String> read = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> read.put(key, properties.getProperty(key)));
    return read;
  }
}
