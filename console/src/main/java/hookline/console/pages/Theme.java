package hookline.console.pages;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light or dark, as the reader says or as the reader's system does. */
public enum Theme {
  SYSTEM,
  LIGHT,
  DARK;

  /** The theme of that name; the system's for any other. */
  static Theme of(@Nullable String name) {
    for (Theme theme : values()) {
      if (theme.word().equals(name)) {
        return theme;
      }
    }
    return SYSTEM;
  }

  /** As it stands in cookies and templates. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
