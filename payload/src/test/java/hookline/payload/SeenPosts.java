package hookline.payload;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.rendering.Seen;
import java.util.ArrayList;
import java.util.List;

/** What a reader sees of posts: of their messages, and of the texts of their attachments. */
final class SeenPosts {
  private static final List<String> TEXTS = List.of("pretext", "text");

  private SeenPosts() {}

  static String of(Outcome.Posted posted) {
    List<String> seen = new ArrayList<>();
    for (Post post : posted.posts()) {
      if (!post.message().isEmpty()) {
        seen.add(Seen.of(post.message()));
      }
      JsonNode attachments = post.props().path("attachments");
      for (int i = 0; i < attachments.size(); i++) {
        for (String text : TEXTS) {
          String markdown = attachments.get(i).path(text).asText();
          if (!markdown.isEmpty()) {
            seen.add(
                "attachments[%d].%s:\n".formatted(i, text)
                    + Seen.of(markdown).indent(2).stripTrailing());
          }
        }
      }
    }
    return String.join("\n", seen);
  }
}
