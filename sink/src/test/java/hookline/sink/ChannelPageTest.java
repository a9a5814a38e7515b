package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class ChannelPageTest {

  @Test
  void newestPage_isAnIndexScanWithoutASort(TestStore database) throws Exception {
    database.open(database.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 1);
    database.execute(
        """
        INSERT INTO posts (id, create_at, update_at, delete_at, user_id, channel_id, root_id, message,
          type, props, metadata, source_id, delivery_id, part, parts, revision, warnings,
          payload_topic, payload_partition, payload_offset)
        SELECT 'post' || i, i / 3, i / 3, 0, 'u', 'channel' || i % 20, '', 'message', '', '{}', '{}',
          's', 'post' || i, 0, 1, 0, '[]', 'payloads', 0, i FROM generate_series(1, 20000) i
        """);
    database.execute("ANALYZE posts");

    String plan =
        plan(
            database,
            "SELECT * FROM posts WHERE channel_id = 'channel7' AND delete_at = 0"
                + " ORDER BY create_at DESC, delivery_id DESC, part DESC LIMIT 60");
    assertThat(plan).contains("Index Scan using posts_channel_page").doesNotContain("Sort");
    assertThat(plan(database, "SELECT * FROM deliveries WHERE delivery_id = 'post7'"))
        .contains("posts_pkey")
        .doesNotContain("Seq Scan on posts");
  }

  private static String plan(TestStore database, String query) throws Exception {
    List<Map<String, String>> lines = database.rows("EXPLAIN " + query);
    return lines.stream().map(line -> line.get("QUERY PLAN")).collect(Collectors.joining("\n"));
  }
}
