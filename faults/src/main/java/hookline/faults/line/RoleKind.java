package hookline.faults.line;

import java.util.Locale;

/** What a process of the line does. */
public enum RoleKind {
  INGRESS,
  PROCESSOR,
  SINK,
  REPLAYER,
  CONSOLE;

  /** The subcommand that starts it. */
  public String command() {
    return name().toLowerCase(Locale.ROOT);
  }
}
