package hookline.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void load_flagsStandAboveTheEnvironmentAndThatAboveTheFile() throws IOException {
    Path file = folder.resolve("hookline.properties");
    Files.writeString(file, "http.port=1\nsite.url=http://file\nsink.batch.size=7\n");
    Settings settings =
        Settings.load(
            file,
            Map.of("HOOKLINE_HTTP_PORT", "2", "HOOKLINE_SITE_URL", "http://environment"),
            Map.of("http.port", "3"));
    assertThat(settings.text(Setting.HTTP_PORT)).isEqualTo("3");
    assertThat(settings.text(Setting.SITE_URL)).isEqualTo("http://environment");
    assertThat(settings.text(Setting.SINK_BATCH)).isEqualTo("7");
    assertThat(settings.text(Setting.TOPICS_PREFIX)).isEqualTo("hookline.");
  }

  @Test
  void load_kafkasOwn_goThroughUntouched() {
    Settings settings =
        Settings.load(
            null,
            Map.of("HOOKLINE_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
            Map.of("kafka.bootstrap.servers", "a:1,b:2"));
    assertThat(settings.kafka())
        .containsEntry("bootstrap.servers", "a:1,b:2")
        .containsEntry("security.protocol", "SASL_SSL");
  }

  @Test
  void load_aKeyThatIsNone_isNamed() {
    assertThatThrownBy(() -> Settings.of(Map.of("htp.port", "1")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("htp.port is no setting");
  }

  @ParameterizedTest
  @CsvSource({"25ms, PT0.025S", "10s, PT10S", "5m, PT5M", "24h, PT24H", "30d, PT720H"})
  void duration_hasAUnit(String given, Duration expected) {
    Settings settings = Settings.of(Map.of("ingress.linger", given));
    assertThat(settings.duration(Setting.INGRESS_LINGER)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5242880, 5242880", "5MiB, 5242880", "5000kB, 5000000", "2GiB,"})
  void bytes_mayHaveAUnit_andHaveBounds(String given, Integer expected) {
    Settings settings = Settings.of(Map.of("max.record.bytes", given));
    if (expected == null) {
      assertThatThrownBy(() -> new RoleConfigs(settings).topics())
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("max.record.bytes = \"2GiB\" is wrong: it must be bytes from");
    } else {
      assertThat(new RoleConfigs(settings).topics().settings().maxRecordBytes())
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ingress.linger, fast",
    "http.port, 70000",
    "topics.partitions, 0",
    "topics.prefix, a b",
    "ingress.in.flight.bytes, lots"
  })
  void wrongValue_namesKeyValueAndWhatIsAllowed(String key, String value) {
    Settings settings = Settings.of(Map.of(key, value));
    assertThatThrownBy(
            () -> {
              new RoleConfigs(settings).topics();
              new RoleConfigs(settings).ingress();
            })
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("%s = \"%s\" is wrong: it must be ".formatted(key, value));
  }

  @Test
  void settingsThatMustBeShorterThanOthers_nameBoth() {
    RoleConfigs linger = new RoleConfigs(Settings.of(Map.of("ingress.linger", "10s")));
    assertThatThrownBy(linger::ingress)
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "ingress.linger = \"10s\" is wrong: it must be shorter than ingress.delivery.timeout = \"5s\"");
    RoleConfigs lock = new RoleConfigs(Settings.of(Map.of("sink.lock.timeout", "30s")));
    try (InstanceSlot slot = InstanceSlot.take(folder, "sink", "group")) {
      assertThatThrownBy(() -> lock.sink(slot, lock.topics()))
          .isInstanceOf(ConfigException.class)
          .hasMessage(
              "sink.lock.timeout = \"30s\" is wrong: it must be shorter than sink.transaction.timeout = \"15s\"");
    }
  }

  @Test
  void unknownVariables_areThoseNobodyReads() {
    assertThat(
            Settings.unknownVariables(
                Map.of(
                    "HOOKLINE_HTP_PORT", "1",
                    "HOOKLINE_HTTP_PORT", "1",
                    "HOOKLINE_KAFKA_SECURITY_PROTOCOL", "SSL",
                    "HOOKLINE_ADMIN_TOKEN_FILE", "/run/secrets/token",
                    "HOOKLINE_JAVA_OPTS", "-Xmx1g",
                    "HOOKLINE_LOG_LEVEL", "DEBUG",
                    "PATH", "/bin")))
        .containsExactly("HOOKLINE_HTP_PORT");
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everySetting_isInTheReadmesTable(Setting setting) throws IOException {
    String row =
        "| `%s` | %s | %s |"
            .formatted(
                setting.key(),
                setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                setting.description());
    assertThat(Files.readString(Path.of("../README.md"))).contains(row);
  }
}
