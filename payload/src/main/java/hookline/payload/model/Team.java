package hookline.payload.model;

import java.util.Objects;

/** A team: the space within which channel names are unique. */
public record Team(
    String id, String name, String displayName, long createAt, long updateAt, long deleteAt) {

  /** Fields that a record lacks become their defaults. */
  public Team {
    id = Objects.requireNonNullElse(id, "");
    name = Objects.requireNonNullElse(name, "");
    displayName = Objects.requireNonNullElse(displayName, "");
  }
}
