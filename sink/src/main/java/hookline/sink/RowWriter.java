package hookline.sink;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.RejectionAction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Rows to their tables, always in the same order of tables. Thread-safe. */
final class RowWriter {
  private final PostStore posts = new PostStore();
  private final RejectionStore rejections = new RejectionStore();
  private final DirectoryStore directory = new DirectoryStore();

  /** Writes rows of which no two have the same table and id. */
  void write(Connection connection, Collection<Row> rows) throws SQLException {
    List<Row.PostRow> postRows = new ArrayList<>();
    List<Rejection> rejectionRows = new ArrayList<>();
    List<Row.DuplicateRow> duplicateRows = new ArrayList<>();
    List<RejectionAction> rejectionActionRows = new ArrayList<>();
    List<Channel> directChannelRows = new ArrayList<>();
    List<Channel> channelRows = new ArrayList<>();
    List<User> userRows = new ArrayList<>();
    List<Team> teamRows = new ArrayList<>();
    List<Hook> hookRows = new ArrayList<>();
    for (Row row : rows) {
      if (row instanceof Row.PostRow post) {
        postRows.add(post);
      } else if (row instanceof Row.RejectionRow rejection) {
        rejectionRows.add(rejection.rejection());
      } else if (row instanceof Row.DuplicateRow duplicate) {
        duplicateRows.add(duplicate);
      } else if (row instanceof Row.RejectionActionRow action) {
        rejectionActionRows.add(action.action());
      } else if (row instanceof Row.DirectChannelRow channel) {
        directChannelRows.add(channel.channel());
      } else if (row instanceof Row.ChannelRow channel) {
        channelRows.add(channel.channel());
      } else if (row instanceof Row.UserRow user) {
        userRows.add(user.user());
      } else if (row instanceof Row.TeamRow team) {
        teamRows.add(team.team());
      } else if (row instanceof Row.HookRow hook) {
        hookRows.add(hook.hook());
      }
    }
    posts.write(connection, postRows);
    rejections.write(connection, rejectionRows, rejectionActionRows, madeAnew(postRows));
    rejections.writeDuplicates(connection, duplicateRows);
    directory.writeTeams(connection, teamRows);
    directory.writeChannels(connection, channelRows);
    directory.writeDirectChannels(connection, directChannelRows);
    directory.writeUsers(connection, userRows);
    directory.writeHooks(connection, hookRows);
  }

  /** The deliveries that a replay posted: those of live traffic, at revision 0, resolve nothing. */
  private static List<String> madeAnew(List<Row.PostRow> posts) {
    return posts.stream()
        .map(Row.PostRow::post)
        .filter(post -> post.part() == 0 && post.revision() > 0)
        .map(PostColumns::deliveryId)
        .toList();
  }
}
