package hookline.bench.pages;

import hookline.bench.directory.SampleDirectory;
import hookline.bench.process.Store;
import hookline.payload.model.Hook;
import hookline.sink.read.PostPlace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What is looked at.
 *
 * @param busyHook the source id of the one with the most posts, in the busy channel
 * @param owner the busy hook's
 * @param quietHook one of the channel with the fewest
 * @param farPlace nine tenths of the busy channel's posts are newer
 * @param middlePost of the busy channel
 * @param delivery a new one of the busy hook
 */
record Samples(
    String busyChannel,
    String busyHook,
    String owner,
    String quietChannel,
    String quietHook,
    PostPlace farPlace,
    String middlePost,
    String delivery) {

  static Samples of(Store store, SampleDirectory directory) throws SQLException {
    Hook busy = directory.hook(1);
    int last = directory.hooks() / directory.channels() * directory.channels() - 1;
    Hook quiet = directory.hook(last);
    long posts =
        store.number("SELECT count(*) FROM posts WHERE channel_id = '" + busy.channelId() + "'");
    try (Connection connection = store.connect();
        Statement statement = connection.createStatement()) {
      PostPlace far = place(statement, busy.channelId(), posts * 9 / 10);
      PostPlace middle = place(statement, busy.channelId(), posts / 2);
      PostPlace newest = place(statement, busy.channelId(), Math.min(10, posts - 1));
      return new Samples(
          busy.channelId(),
          busy.sourceId(),
          busy.userId(),
          quiet.channelId(),
          quiet.sourceId(),
          far,
          middle.deliveryId(),
          newest.deliveryId());
    }
  }

  private static PostPlace place(Statement statement, String channel, long newer)
      throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            ("SELECT create_at, delivery_id, part FROM posts WHERE channel_id = '%s'"
                    + " ORDER BY create_at DESC, delivery_id DESC, part DESC OFFSET %d LIMIT 1")
                .formatted(channel, newer))) {
      row.next();
      return new PostPlace(row.getLong(1), row.getString(2), row.getInt(3));
    }
  }
}
