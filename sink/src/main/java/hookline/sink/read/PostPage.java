package hookline.sink.read;

import java.util.List;

/**
 * Posts of a channel, the newest first.
 *
 * @param nextId of the post that is next newer than all of them; empty when none is
 * @param previousId of the post that is next older; empty when none is
 */
public record PostPage(List<StoredPost> posts, String nextId, String previousId) {}
