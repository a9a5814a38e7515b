package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Channel;
import hookline.payload.model.ChannelType;
import hookline.payload.model.Ids;
import hookline.payload.model.LogPosition;
import hookline.payload.model.Post;
import hookline.payload.model.Warning;
import hookline.payload.model.WarningKind;
import hookline.sink.read.DeliveryReader;
import hookline.sink.read.StoreReader;
import hookline.sink.read.StoredDelivery;
import hookline.sink.read.StoredDelivery.DeliveredPost;
import hookline.topics.Duplicate;
import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
final class DeliveryReaderTest {
  private static final String ID = TestRows.id(1);

  private Store store;
  private StoreReader storeReader;
  private DeliveryReader reader;

  @BeforeEach
  void openStore(TestStore database) throws Exception {
    store = database.open(database.config(new Topics(TopicSettings.DEFAULTS), Map.of()), 2);
    storeReader = StoreReader.open(database.url(), "", "", "test", 2);
    reader = new DeliveryReader(storeReader);
    Channel channel = new Channel("c", "t", ChannelType.OPEN, "town-square", "", "", "", 1, 1, 0);
    write(new Row.ChannelRow(channel));
  }

  @AfterEach
  void close() {
    storeReader.close();
  }

  @Test
  void unknownDelivery_isNone() {
    assertThat(reader.find(ID)).isEmpty();
  }

  @Test
  void posted_hasItsPostsInOrder_andTheWarningsOnce() throws Exception {
    Post first = warned(TestRows.part(ID, "c", "one", 0, 3, 0));
    Post second = TestRows.part(ID, "c", "two", 1, 3, 0);
    Post third = TestRows.part(ID, "c", "three", 2, 3, 0);
    write(new Row.PostRow(first), new Row.PostRow(third), new Row.PostRow(second));

    StoredDelivery found = reader.find(ID).orElseThrow();

    assertThat(found.status()).isEqualTo("posted");
    assertThat(found.sourceId()).isEqualTo(TestRows.SOURCE);
    assertThat(found.receivedAt()).isEqualTo(first.createAt());
    assertThat(found.posts())
        .containsExactly(
            new DeliveredPost(ID, "c", "town-square"),
            new DeliveredPost(Ids.post(ID, 1), "c", "town-square"),
            new DeliveredPost(Ids.post(ID, 2), "c", "town-square"));
    assertThat(found.warnings()).hasSize(1);
    assertThat(found.warnings().get(0).get("kind").asText()).isEqualTo("split");
    assertThat(found.refusal()).isNull();
    assertThat(found.payload()).isEqualTo(first.payload());
  }

  @Test
  void rejected_saysWhy_andOnceMendedThatItIsResolved() throws Exception {
    write(new Row.RejectionRow(TestRows.rejection(ID, 0, false)));

    StoredDelivery refused = reader.find(ID).orElseThrow();
    assertThat(refused.status()).isEqualTo("rejected");
    assertThat(refused.posts()).isEmpty();
    assertThat(refused.refusal().refusal()).isEqualTo("unknown_channel");
    assertThat(refused.refusal().status()).isEqualTo(404);
    assertThat(refused.refusal().detail()).contains("no channel named 'x'");
    assertThat(refused.refusal().resolvedAt()).isNull();

    write(new Row.PostRow(TestRows.part(ID, "elsewhere", "mended", 0, 1, 5_000)));
    StoredDelivery mended = reader.find(ID).orElseThrow();
    assertThat(mended.status()).isEqualTo("posted");
    assertThat(mended.revision()).isEqualTo(5_000);
    assertThat(mended.posts()).containsExactly(new DeliveredPost(ID, "elsewhere", ""));
    assertThat(mended.refusal().resolvedAt()).isEqualTo(5_000);
  }

  @Test
  void trace_isTheRequests_whateverBecameOfIt() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    Rejection rejection = TestRows.rejection(TestRows.id(3), 0, false);
    write(
        new Row.PostRow(TestRows.post(ID, "c", "one"), trace),
        new Row.PostRow(TestRows.post(TestRows.id(2), "c", "of no trace")),
        new Row.RejectionRow(
            new Rejection(
                rejection.deliveryId(),
                rejection.sourceId(),
                rejection.receivedAt(),
                0,
                rejection.reason(),
                rejection.refusal(),
                rejection.detail(),
                rejection.status(),
                false,
                rejection.payload(),
                trace)),
        new Row.DuplicateRow(
            new Duplicate(
                TestRows.id(4), "s", ID, 1, "k", Duplicate.OF_THE_REQUEST, rejection.payload()),
            trace));

    for (int number : new int[] {1, 3, 4}) {
      assertThat(reader.find(TestRows.id(number)).orElseThrow().traceId()).isEqualTo(trace);
    }
    assertThat(reader.find(TestRows.id(2)).orElseThrow().traceId()).isNull();
  }

  @Test
  void withdrawn_hasNoPosts() throws Exception {
    Rejection withdrawal = TestRows.rejection(ID, 5_000, true);
    write(new Row.PostRow(TestRows.post(ID, "c", "first")));
    write(new Row.RejectionRow(withdrawal), new Row.PostRow(withdrawal.tombstone()));

    StoredDelivery found = reader.find(ID).orElseThrow();
    assertThat(found.status()).isEqualTo("withdrawn");
    assertThat(found.posts()).isEmpty();
    assertThat(found.refusal().resolvedAt()).isNull();
  }

  @Test
  void duplicate_namesTheFirst() throws Exception {
    String first = TestRows.id(2);
    write(
        new Row.DuplicateRow(
            new Duplicate(
                ID,
                TestRows.SOURCE,
                first,
                7,
                "key",
                Duplicate.OF_THE_REQUEST,
                new LogPosition("p", 1, 2))));

    StoredDelivery found = reader.find(ID).orElseThrow();
    assertThat(found.status()).isEqualTo("duplicate");
    assertThat(found.firstDeliveryId()).isEqualTo(first);
    assertThat(found.receivedAt()).isEqualTo(7);
    assertThat(found.payload()).isEqualTo(new LogPosition("p", 1, 2));
  }

  private static Post warned(Post post) {
    return new Post(
        post.id(),
        post.createAt(),
        post.updateAt(),
        post.deleteAt(),
        post.userId(),
        post.channelId(),
        post.rootId(),
        post.message(),
        post.type(),
        post.props(),
        post.metadata(),
        post.sourceId(),
        post.deliveryId(),
        post.part(),
        post.parts(),
        post.revision(),
        List.of(new Warning(WarningKind.SPLIT, "text", "Too long.")),
        post.payload());
  }

  private void write(Row... rows) throws Exception {
    store.write(List.of(), List.of(rows));
  }
}
