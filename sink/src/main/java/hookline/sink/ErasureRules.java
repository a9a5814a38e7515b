package hookline.sink;

import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of what must not be stored, in the order they came in. Of those that concern a delivery
 * the first counts, so that what is left of it is the same whenever it comes. Immutable.
 */
final class ErasureRules {
  static final ErasureRules NONE = new ErasureRules(List.of());

  private final Map<ErasureKind, Map<String, List<Rule>>> rules = new EnumMap<>(ErasureKind.class);
  private final boolean empty;
  private final long latestOfUsers;

  private record Rule(int order, Erasure erasure) {}

  /** The rules, the earliest first. */
  ErasureRules(List<Erasure> inOrder) {
    long latest = Long.MIN_VALUE;
    int order = 0;
    for (Erasure erasure : inOrder) {
      ErasureKind kind = Objects.requireNonNull(erasure.kind());
      rules
          .computeIfAbsent(kind, key -> new HashMap<>())
          .computeIfAbsent(erasure.value(), key -> new ArrayList<>())
          .add(new Rule(order++, erasure));
      if (kind == ErasureKind.USER) {
        latest = Math.max(latest, erasure.at());
      }
    }
    empty = inOrder.isEmpty();
    latestOfUsers = latest;
  }

  boolean isEmpty() {
    return empty;
  }

  /** Whether any rule about a user may concern a delivery received then: most often none does. */
  boolean mayConcernUsersOf(long receivedAt) {
    return receivedAt <= latestOfUsers;
  }

  boolean concernUsers() {
    return rules.containsKey(ErasureKind.USER);
  }

  /** Whether there is a rule of that kind about it, whatever its time. */
  boolean concern(ErasureKind kind, String value) {
    return rules.getOrDefault(kind, Map.of()).containsKey(value);
  }

  /**
   * The rule that erases a delivery, or null when it may be stored.
   *
   * @param userIds whose posts or rejections these are
   * @param receivedAt epoch ms
   */
  @Nullable Erasure erasing(
      String deliveryId, String sourceId, long receivedAt, Collection<String> userIds) {
    Rule first = earlier(null, ErasureKind.DELIVERY, deliveryId, Long.MIN_VALUE);
    first = earlier(first, ErasureKind.HOOK, sourceId, receivedAt);
    if (mayConcernUsersOf(receivedAt)) {
      for (String userId : userIds) {
        first = earlier(first, ErasureKind.USER, userId, receivedAt);
      }
    }
    return first == null ? null : first.erasure();
  }

  private @Nullable Rule earlier(
      @Nullable Rule found, ErasureKind kind, String value, long receivedAt) {
    Rule first = found;
    for (Rule rule : rules.getOrDefault(kind, Map.of()).getOrDefault(value, List.of())) {
      if (receivedAt <= rule.erasure().at() && (first == null || rule.order() < first.order())) {
        first = rule;
      }
    }
    return first;
  }
}
