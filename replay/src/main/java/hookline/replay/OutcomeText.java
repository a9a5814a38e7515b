package hookline.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hookline.payload.model.Channel;
import hookline.payload.model.Directory;
import hookline.payload.model.Outcome;
import hookline.payload.model.Post;
import hookline.payload.model.Refusal;
import hookline.payload.model.Warning;
import hookline.sink.read.StoredState;
import hookline.sink.read.StoredState.StoredRejection;
import java.util.ArrayList;
import java.util.List;

/** What became of a delivery, in lines that a person can read and that can be told apart. */
final class OutcomeText {
  // Sorted, since PostgreSQL keeps no order of keys.
  private static final ObjectMapper PRETTY =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Directory directory;

  OutcomeText(Directory directory) {
    this.directory = directory;
  }

  /** Of what the store has. */
  List<String> of(StoredState stored) {
    List<String> lines = new ArrayList<>();
    StoredRejection rejection = stored.rejection();
    if (stored.isRejected() && rejection != null) {
      lines.add("rejected: " + rejection.refusal());
      addLines(lines, "", rejection.detail());
    }
    if (stored.hasPosts()) {
      stored.posts().forEach(post -> addPost(lines, post));
    }
    return lines;
  }

  /** Of what it would be. */
  List<String> of(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    if (outcome instanceof Outcome.Posted posted) {
      posted.posts().forEach(post -> addPost(lines, post));
    } else {
      Refusal refusal = ((Outcome.Refused) outcome).refusal();
      lines.add("rejected: " + refusal.reason().word());
      addLines(lines, "", refusal.message());
    }
    return lines;
  }

  private void addPost(List<String> lines, Post post) {
    lines.add("channel: " + channel(post.channelId()));
    if (post.parts() > 1) {
      lines.add("part: %d of %d".formatted(post.part() + 1, post.parts()));
    }
    if (!post.type().isEmpty()) {
      lines.add("type: " + post.type());
    }
    addLines(lines, "", post.message());
    addJson(lines, "props: ", post.props());
    addJson(lines, "metadata: ", post.metadata());
    for (Warning warning : post.warnings()) {
      lines.add(
          "warning: %s %s %s"
              .formatted(warning.kind().wireName(), warning.path(), warning.message()));
    }
  }

  private String channel(String id) {
    Channel channel = directory.channel(id);
    return channel == null || channel.name().isEmpty() ? id : "#" + channel.name();
  }

  private static void addJson(List<String> lines, String name, ObjectNode json) {
    if (json.isEmpty()) {
      return;
    }
    try {
      Object sorted = PRETTY.treeToValue((JsonNode) json, Object.class);
      addLines(lines, name, PRETTY.writeValueAsString(sorted));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("of a tree in memory", e);
    }
  }

  private static void addLines(List<String> lines, String before, String text) {
    if (!text.isEmpty()) {
      (before + text).lines().forEach(lines::add);
    }
  }
}
