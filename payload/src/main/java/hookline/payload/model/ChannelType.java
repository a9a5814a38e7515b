package hookline.payload.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Who may see a channel, with Mattermost's one-letter names. */
public enum ChannelType {
  OPEN("O"),
  PRIVATE("P"),
  DIRECT("D");

  private final String letter;

  ChannelType(String letter) {
    this.letter = letter;
  }

  @JsonValue
  public String letter() {
    return letter;
  }

  /**
   * The type of that letter. One that is not known (from a newer version) is private: what cannot
   * be judged is not shown to everybody.
   */
  @JsonCreator
  public static ChannelType of(@Nullable String letter) {
    if (letter == null || letter.equals("O")) {
      return OPEN;
    }
    return letter.equals("D") ? DIRECT : PRIVATE;
  }
}
