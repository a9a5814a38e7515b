package hookline.faults.line;

import java.util.ArrayList;
import java.util.List;

/** What a line consists of, beside brokers and database. */
public enum Shape {
  /** Two of each role that payloads pass, which find everything straight. */
  STRAIGHT(false, false),
  /** The same, where each process goes its own way to each other. */
  NETWORKED(true, false),
  /** Replayers and a console as well. */
  WHOLE(true, true),
  /** Two of every role there is, which find everything straight. */
  TWICE(false, true);

  private static final int OF_EACH_ROLE = 2;

  private final boolean network;
  private final boolean replays;

  Shape(boolean network, boolean replays) {
    this.network = network;
    this.replays = replays;
  }

  boolean hasNetwork() {
    return network;
  }

  /** How many of a role run all the time. */
  int number(RoleKind kind) {
    return switch (kind) {
      case INGRESS, PROCESSOR, SINK -> OF_EACH_ROLE;
      case REPLAYER -> replays ? OF_EACH_ROLE : 0;
      case CONSOLE -> this == TWICE ? OF_EACH_ROLE : replays ? 1 : 0;
    };
  }

  /** How many more may come and go. */
  int spares(RoleKind kind) {
    return kind == RoleKind.PROCESSOR || kind == RoleKind.SINK ? 1 : 0;
  }

  /** The names of all processes of all roles. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    for (RoleKind kind : RoleKind.values()) {
      for (int i = 0; i < number(kind) + spares(kind); i++) {
        names.add(Role.name(kind, i));
      }
    }
    return names;
  }
}
