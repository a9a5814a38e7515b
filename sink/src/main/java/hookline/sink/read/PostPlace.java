package hookline.sink.read;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a post stands in its channel's reading order.
 *
 * @param createAt epoch ms
 */
public record PostPlace(long createAt, String deliveryId, int part) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18})\\.([a-z0-9]{1,64})\\.(\\d{1,6})");

  /** The place of a post. */
  public static PostPlace of(StoredPost post) {
    return new PostPlace(post.createAt(), post.deliveryId(), post.part());
  }

  /** The place that is written so; none for any other text. */
  public static Optional<PostPlace> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new PostPlace(
                Long.parseLong(matcher.group(1)),
                matcher.group(2),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /** In texts of one length for all times of ours, so that they sort as the places do. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%014d.%s.%06d", createAt, deliveryId, part);
  }
}
