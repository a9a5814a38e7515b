package hookline.topics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule that takes the content of deliveries out of the store and keeps it out: no replay, retry
 * or rebuild brings it back. The log keeps its records until their retention.
 *
 * @param value the source id, delivery id or user id that the kind asks for
 * @param at epoch ms; of hooks and users it concerns what was received up to then, of a delivery
 *     always
 * @param by the id of the user who decided it; empty for the administrator's token alone
 */
public record Erasure(String id, @Nullable ErasureKind kind, String value, long at, String by) {
  /**
   * The revision of what an erasure leaves: above every other, so that nothing replaces it. 2^53 -
   * 1, the greatest number that every reader of JSON keeps exactly; a replay's revision is a time,
   * and reaches it in the year 287396.
   */
  public static final long REVISION = (1L << 53) - 1;

  /** Fields that a record lacks are empty; one without kind or value is no rule. */
  public Erasure {
    id = Objects.requireNonNullElse(id, "");
    value = Objects.requireNonNullElse(value, "");
    by = Objects.requireNonNullElse(by, "");
  }
}
