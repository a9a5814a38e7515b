package hookline.judge;

import hookline.payload.model.Outcome;
import hookline.payload.model.Reason;
import hookline.payload.model.Refusal;
import hookline.topics.PostJson;
import hookline.topics.RecordSize;
import hookline.topics.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;

/**
 * An outcome that the log can carry.
 *
 * @param postValues the record values of the outcome's posts, in their order; none when refused
 */
public record Judgement(Outcome outcome, List<byte[]> postValues) {
  /** Records that the posts of one payload may fill: they are in memory, and in one transaction. */
  private static final int MOST_RECORDS = 8;

  /** Longer messages, of exceptions mostly, are cut. */
  private static final int LONGEST_MESSAGE = 2_000;

  static Judgement refused(Refusal refusal) {
    Refusal told = new Refusal(refusal.reason(), CleanCut.of(refusal.message(), LONGEST_MESSAGE));
    return new Judgement(new Outcome.Refused(told), List.of());
  }

  /**
   * The posts, or their refusal when they are larger than the log can carry. Measured here, for a
   * record the producer refuses would hold its partition up for ever; and so would a payload whose
   * thousand posts each repeat props of megabytes.
   *
   * @param headers that every post's record is to have
   */
  static Judgement posted(Outcome.Posted posted, Headers headers, TopicSettings settings) {
    List<byte[]> values = new ArrayList<>(posted.posts().size());
    long mostTogether = (long) MOST_RECORDS * settings.maxRecordBytes();
    long together = 0;
    for (var post : posted.posts()) {
      byte[] value = PostJson.write(post);
      long size = RecordSize.of(post.channelId(), value, headers);
      together += size;
      if (size > settings.safeRecordBytes() || together > mostTogether) {
        return refused(tooLarge(settings, mostTogether));
      }
      values.add(value);
    }
    return new Judgement(posted, values);
  }

  private static Refusal tooLarge(TopicSettings settings, long mostTogether) {
    return new Refusal(
        Reason.POST_TOO_LARGE,
        "The posts of this payload are larger than records of the log may be (%d bytes each,"
                .formatted(settings.safeRecordBytes())
            + " %d together).".formatted(mostTogether));
  }
}
