package hookline.console.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import hookline.sink.read.ErasureReader;
import hookline.sink.read.StoredErasure;
import hookline.topics.Erasure;
import hookline.topics.Retention;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule of what is erased. What says nothing is left out.
 *
 * @param id of the rule; null when it was only asked what it would erase
 * @param at epoch ms
 * @param by the user's id
 * @param appliedAt epoch ms; 0 until the store has erased all it had
 * @param posts that it erased, or would; null when there are too many to count in time
 * @param remains what the log keeps, in the answer to its making
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureJson(
    @Nullable String id,
    String kind,
    String value,
    long at,
    @Nullable String by,
    @Nullable Long appliedAt,
    @Nullable Long posts,
    @Nullable Long rejections,
    @Nullable List<Remains> remains) {

  /**
   * A topic that holds content until its retention.
   *
   * @param goneBy epoch ms by which the brokers have deleted it; 0 for never
   */
  public record Remains(String topic, long goneBy) {}

  /** As the store has it. */
  public static ErasureJson of(StoredErasure erasure, @Nullable List<Remains> remains) {
    return new ErasureJson(
        erasure.id(),
        erasure.kind(),
        erasure.value(),
        erasure.at(),
        erasure.by(),
        erasure.appliedAt(),
        erasure.posts(),
        erasure.rejections(),
        remains);
  }

  /** In the log, and not in the store yet. */
  public static ErasureJson pending(Erasure erasure, List<Remains> remains) {
    return new ErasureJson(
        erasure.id(),
        Objects.requireNonNull(erasure.kind()).wireName(),
        erasure.value(),
        erasure.at(),
        erasure.by(),
        0L,
        0L,
        0L,
        remains);
  }

  /** What it would erase, as far as that can be counted in time. */
  public static ErasureJson wouldErase(
      Erasure erasure, ErasureReader.@Nullable Extent extent, List<Remains> remains) {
    return new ErasureJson(
        null,
        Objects.requireNonNull(erasure.kind()).wireName(),
        erasure.value(),
        erasure.at(),
        null,
        null,
        extent == null ? null : extent.posts(),
        extent == null ? null : extent.rejections(),
        remains);
  }

  /** When the log has deleted what it has now. */
  public static List<Remains> remains(List<Retention> retentions, long now) {
    return retentions.stream()
        .map(
            retention ->
                new Remains(
                    retention.topic(), retention.millis() < 0 ? 0 : now + retention.millis()))
        .toList();
  }
}
