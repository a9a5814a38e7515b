package hookline.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.ErasureKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows that a rule concerns into what is left of them, before they are written.
 *
 * <pre>
 * a post, any part of it   the tombstone of its delivery: part 0 without content, at a revision above
 *                          all others, so that no further part and no replay stands above it
 * a rejection              the same tombstone, and the rejection without its detail
 * a duplicate              the same tombstone, and the duplicate without its key
 * </pre>
 *
 * For one batch.
 */
final class ErasedRows {
  private final ErasureRules rules;
  private final Relations relations;
  private final Map<Object, Row> rows = new LinkedHashMap<>();

  private ErasedRows(ErasureRules rules, Relations relations) {
    this.rules = rules;
    this.relations = relations;
  }

  /** The rows as they may be written, again no two of the same table and id. */
  static Collection<Row> of(Collection<Row> rows, ErasureRules rules, Relations relations) {
    if (rules.isEmpty()) {
      return rows;
    }
    ErasedRows erased = new ErasedRows(rules, relations);
    rows.forEach(erased::add);
    return erased.rows.values();
  }

  private void add(Row row) {
    if (row instanceof Row.PostRow post) {
      addPost(post);
    } else if (row instanceof Row.RejectionRow rejection) {
      addRejection(rejection);
    } else if (row instanceof Row.DuplicateRow duplicate) {
      addDuplicate(duplicate);
    } else {
      put(row);
    }
  }

  private void addPost(Row.PostRow row) {
    PostColumns post = row.post();
    Erasure rule =
        rules.erasing(post.deliveryId(), post.sourceId(), post.createAt(), relations.usersOf(post));
    if (rule == null) {
      put(row);
      return;
    }
    put(tombstone(rule, post.deliveryId(), post.sourceId(), post.createAt(), post.payload()));
  }

  private void addRejection(Row.RejectionRow row) {
    Rejection rejection = row.rejection();
    Erasure rule =
        rules.erasing(
            rejection.deliveryId(),
            rejection.sourceId(),
            rejection.receivedAt(),
            relations.ownerOf(rejection.sourceId()));
    if (rule == null) {
      put(row);
      return;
    }
    put(new Row.RejectionRow(rejection.withoutDetail()));
    put(
        tombstone(
            rule,
            rejection.deliveryId(),
            rejection.sourceId(),
            rejection.receivedAt(),
            rejection.payload()));
  }

  private void addDuplicate(Row.DuplicateRow row) {
    Duplicate duplicate = row.duplicate();
    Erasure rule =
        rules.erasing(
            duplicate.deliveryId(),
            duplicate.sourceId(),
            duplicate.receivedAt(),
            relations.ownerOf(duplicate.sourceId()));
    if (rule == null) {
      put(rules.concern(ErasureKind.DELIVERY, duplicate.firstDeliveryId()) ? withoutKey(row) : row);
      return;
    }
    put(withoutKey(row));
    put(
        tombstone(
            rule,
            duplicate.deliveryId(),
            duplicate.sourceId(),
            duplicate.receivedAt(),
            duplicate.payload()));
  }

  private static Row withoutKey(Row.DuplicateRow row) {
    Duplicate duplicate = row.duplicate();
    return new Row.DuplicateRow(
        new Duplicate(
            duplicate.deliveryId(),
            duplicate.sourceId(),
            duplicate.firstDeliveryId(),
            duplicate.receivedAt(),
            "",
            duplicate.retryKey(),
            duplicate.payload()),
        row.traceId());
  }

  /** Of two posts of an id the newer, which a tombstone of an erasure always is. */
  private void put(Row row) {
    rows.merge(List.of(row.getClass(), row.id()), row, (earlier, later) -> later.over(earlier));
  }

  /** What is left where a delivery was; told apart from a withdrawal's by its revision. */
  static Row.PostRow tombstone(
      Erasure rule, String deliveryId, String sourceId, long receivedAt, LogPosition payload) {
    return new Row.PostRow(
        new Post(
            deliveryId,
            receivedAt,
            rule.at(),
            rule.at(),
            "",
            "",
            "",
            "",
            "",
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode(),
            sourceId,
            deliveryId,
            0,
            0,
            Erasure.REVISION,
            List.of(),
            payload));
  }

  /**
   * Whose deliveries these are, as far as a rule about users may ask.
   *
   * @param owners of hooks, by source id
   * @param directChannels the names of channels of two users, which are both their ids, by channel
   */
  record Relations(Map<String, String> owners, Map<String, String> directChannels) {
    static final Relations NONE = new Relations(Map.of(), Map.of());

    private Collection<String> usersOf(PostColumns post) {
      if (post.parts() == 0) {
        return ownerOf(post.sourceId()); // A withdrawal names nobody.
      }
      String both = directChannels.get(post.channelId());
      if (both == null) {
        return List.of(post.userId());
      }
      String[] members = both.split("__", 2);
      return members.length == 2
          ? List.of(post.userId(), members[0], members[1])
          : List.of(post.userId());
    }

    private Collection<String> ownerOf(@Nullable String sourceId) {
      String owner = sourceId == null ? null : owners.get(sourceId);
      return owner == null ? List.of() : List.of(owner);
    }
  }
}
