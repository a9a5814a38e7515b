package hookline.faults.compose;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * docker-compose.yml as Compose reads it where no variable is set: merged, and with its defaults.
 *
 * @param volumes that have a name, and so outlive their containers
 * @param comment the lines it begins with
 */
record ComposeFile(Map<String, Service> services, Set<String> volumes, List<String> comment) {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\$)|\\{\\w+:-([^}]*)})");
  private static final Pattern TIME = Pattern.compile("(?:(\\d+)m)?(?:(\\d+)s)?");

  /**
   * One service; what it does not say is empty.
   *
   * @param volumes by the folder each is mounted at
   * @param dependsOn what it waits for of each service
   * @param gracePeriod between SIGTERM and SIGKILL
   * @param profiles it is started with; of none, always
   */
  record Service(
      String name,
      String image,
      String build,
      List<String> command,
      Map<String, String> environment,
      List<String> healthCheck,
      List<String> ports,
      Map<String, String> volumes,
      Map<String, String> dependsOn,
      String restart,
      Duration gracePeriod,
      List<String> profiles) {

    /** Whether it is one of the image the Dockerfile makes. */
    boolean isHookline() {
      return !build.isEmpty();
    }
  }

  static ComposeFile ofProject() {
    try {
      String text = Files.readString(Path.of("../docker-compose.yml"));
      LoaderOptions strict = new LoaderOptions();
      strict.setAllowDuplicateKeys(false);
      Map<String, Object> file = new Yaml(new SafeConstructor(strict)).load(text);
      Map<String, Service> services = new LinkedHashMap<>();
      map(file.get("services"))
          .forEach((name, service) -> services.put(name, service(name, map(service))));
      return new ComposeFile(
          services,
          map(file.get("volumes")).keySet(),
          text.lines().takeWhile(line -> line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Service service(String name) {
    Service service = services.get(name);
    if (service == null) {
      throw new AssertionError("docker-compose.yml has no service " + name);
    }
    return service;
  }

  /** Those of Kafka, in the order they stand in. */
  List<Service> brokers() {
    return services.values().stream()
        .filter(service -> service.image().startsWith("apache/kafka:"))
        .toList();
  }

  /** Those of Hookline. */
  List<Service> hookline() {
    return services.values().stream().filter(Service::isHookline).toList();
  }

  private static Service service(String name, Map<String, Object> said) {
    return new Service(
        name,
        text(said.getOrDefault("image", "")),
        text(said.getOrDefault("build", "")),
        list(said.get("command")),
        map(said.get("environment")).entrySet().stream()
            .collect(toMap(Map.Entry::getKey, variable -> text(variable.getValue()))),
        list(map(said.get("healthcheck")).get("test")),
        list(said.get("ports")),
        list(said.get("volumes")).stream()
            .map(volume -> volume.split(":", 2))
            .collect(toMap(parts -> parts[1], parts -> parts[0])),
        map(said.get("depends_on")).entrySet().stream()
            .collect(
                toMap(Map.Entry::getKey, other -> text(map(other.getValue()).get("condition")))),
        text(said.getOrDefault("restart", "no")),
        duration(text(said.getOrDefault("stop_grace_period", "10s"))),
        list(said.get("profiles")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static List<String> list(Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(ComposeFile::text).toList();
  }

  private static String text(Object value) {
    return VARIABLE
        .matcher(value.toString())
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(1) == null ? found.group(2) : found.group(1)));
  }

  private static Duration duration(String time) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw new AssertionError("no duration: " + time);
    }
    return Duration.ofMinutes(number(matcher.group(1))).plusSeconds(number(matcher.group(2)));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
