package hookline.cli.api;

import hookline.cli.PointInTime;
import hookline.cli.config.ConfigException;

/** Points in time as people type them, where an option is named in what is wrong with them. */
final class When {
  private When() {}

  /**
   * Epoch ms.
   *
   * @throws ConfigException when it is none, with what there is to type
   */
  static long millis(String option, String text) {
    try {
      return PointInTime.of(text, System.currentTimeMillis()).millis();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(option + " " + e.getMessage());
    }
  }
}
