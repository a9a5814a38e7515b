package hookline.cli.config;

/** A setting that stops the start; the message names the key, the value and what is allowed. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ConfigException(String message) {
    super(message);
  }

  static ConfigException wrong(Setting setting, String value, String allowed) {
    return new ConfigException(
        "%s = \"%s\" is wrong: it must be %s"
            .formatted(setting.key(), setting.shown(value), allowed));
  }
}
