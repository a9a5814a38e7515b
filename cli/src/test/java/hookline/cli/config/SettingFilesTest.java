package hookline.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hookline.cli.TypedCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFilesTest {
  private static final String PASSWORD = "correct horse = battery";

  @TempDir Path folder;

  @Test
  void values_areInTheFilesNamed_byFileEnvironmentAndFlag() throws IOException {
    Path config = folder.resolve("hookline.properties");
    Files.writeString(config, "store.password.file=" + secret("a", PASSWORD + "\n"));
    Settings settings =
        Settings.load(
            config,
            Map.of("HOOKLINE_ADMIN_TOKEN_FILE", secret("b", "token\r\n")),
            Map.of("kafka.sasl.jaas.config.file", secret("c", "Module required\n user=\"u\";\n")));
    assertThat(settings.text(Setting.STORE_PASSWORD)).isEqualTo(PASSWORD);
    assertThat(settings.text(Setting.ADMIN_TOKEN)).isEqualTo("token");
    assertThat(settings.kafka())
        .containsEntry("sasl.jaas.config", "Module required\n user=\"u\";")
        .doesNotContainKey("sasl.jaas.config.file");
  }

  @Test
  void aLaterSource_standsAboveAnEarlierOnes_inWhicheverWay() throws IOException {
    Path config = folder.resolve("hookline.properties");
    Files.writeString(config, "store.password=in the file\nadmin.token.file=" + secret("t", "old"));
    Settings settings =
        Settings.load(
            config,
            Map.of("HOOKLINE_STORE_PASSWORD_FILE", secret("p", PASSWORD)),
            Map.of("admin.token", "new"));
    assertThat(settings.text(Setting.STORE_PASSWORD)).isEqualTo(PASSWORD);
    assertThat(settings.text(Setting.ADMIN_TOKEN)).isEqualTo("new");
  }

  @Test
  void kafkasOwnSettingsOfThatEnding_areItsOwn() {
    assertThat(
            Settings.load(
                    null, Map.of(), Map.of("kafka.sasl.oauthbearer.assertion.file", "/run/a.jwt"))
                .kafka())
        .containsEntry("sasl.oauthbearer.assertion.file", "/run/a.jwt");
  }

  @Test
  void whatCannotBeRead_namesKeyFileAndReason() throws IOException {
    assertThatThrownBy(() -> given("/no/such/file"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "store.password.file = \"/no/such/file\" cannot be read: there is no such file");
    assertThatThrownBy(() -> given(folder.toString()))
        .hasMessageEndingWith("cannot be read: it is a folder: name a file in it");
    String empty = secret("empty", "\n");
    assertThatThrownBy(() -> given(empty)).hasMessageEndingWith("cannot be read: it is empty");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
    assertThatThrownBy(() -> given(folder.resolve("binary").toString()))
        .hasMessageEndingWith("cannot be read: it is no text in UTF-8");
  }

  @Test
  void aValueGivenInBothWays_isRefused_withoutShowingIt() throws IOException {
    Map<String, String> both =
        Map.of("store.password", PASSWORD, "store.password.file", secret("p", PASSWORD));
    assertThatThrownBy(() -> Settings.load(null, Map.of(), both))
        .isInstanceOf(ConfigException.class)
        .hasMessage("store.password and store.password.file are both given: take one away");
  }

  @Test
  void aWrongUrlOfTheStore_isShownWithoutItsPasswords() {
    Settings settings =
        Settings.of(Map.of("store.jdbc.url", "postgresql://me:hush@db:5432/x?password=hush"));
    assertThatThrownBy(() -> new RoleConfigs(settings).console())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("store.jdbc.url = \"postgresql://***@db:5432/x?***\" is wrong");
  }

  @Test
  void aSecretOnTheCommandLine_isWarnedOf() throws IOException {
    String broker = "--set=kafka.bootstrap.servers=no-such-host.invalid:9092";
    assertThat(
            TypedCommand.typed("topics", "check", broker, "--set=kafka.sasl.jaas.config=hush")
                .err())
        .contains("every list of processes shows kafka.sasl.jaas.config")
        .contains("HOOKLINE_KAFKA_SASL_JAAS_CONFIG_FILE")
        .doesNotContain("hush");
    String file = secret("jaas", "hush");
    assertThat(
            TypedCommand.typed(
                    "topics", "check", broker, "--set=kafka.sasl.jaas.config.file=" + file)
                .err())
        .doesNotContain("list of processes");
  }

  private static Settings given(String file) {
    return Settings.load(null, Map.of("HOOKLINE_STORE_PASSWORD_FILE", file), Map.of());
  }

  private String secret(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
