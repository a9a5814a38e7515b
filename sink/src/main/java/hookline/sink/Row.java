package hookline.sink;

import hookline.payload.model.Channel;
import hookline.payload.model.Hook;
import hookline.payload.model.Post;
import hookline.payload.model.Team;
import hookline.payload.model.User;
import hookline.topics.Duplicate;
import hookline.topics.Erasure;
import hookline.topics.RejectionAction;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a record becomes, and which of two records of one row counts. */
sealed interface Row {
  /** The tables there are for rows. */
  enum Kind {
    POSTS,
    REJECTIONS,
    DUPLICATES,
    ERASURES,
    REJECTION_ACTIONS,
    CHANNELS,
    USERS,
    TEAMS,
    HOOKS;

    /** The table's name. */
    String table() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Kind kind();

  /** The row's primary key within its table. */
  String id();

  /** The row that counts of this one and one of the same table and id that came before it. */
  Row over(Row earlier);

  /**
   * A part of a post, or the tombstone that stands for a withdrawn one: its part 0 of none.
   *
   * @param traceId of its request; null when that had none
   */
  record PostRow(PostColumns post, @Nullable String traceId) implements Row {
    PostRow(Post post, @Nullable String traceId) {
      this(PostColumns.of(post), traceId);
    }

    /** Of a request without a trace. */
    PostRow(Post post) {
      this(post, null);
    }

    @Override
    public Kind kind() {
      return Kind.POSTS;
    }

    @Override
    public String id() {
      return post.id();
    }

    @Override
    public Row over(Row earlier) {
      return post.revision() > ((PostRow) earlier).post.revision() ? this : earlier;
    }
  }

  record RejectionRow(Rejection rejection) implements Row {
    @Override
    public Kind kind() {
      return Kind.REJECTIONS;
    }

    @Override
    public String id() {
      return rejection.deliveryId();
    }

    @Override
    public Row over(Row earlier) {
      return rejection.revision() > ((RejectionRow) earlier).rejection.revision() ? this : earlier;
    }
  }

  /**
   * A repetition.
   *
   * @param traceId of its own request; null when that had none
   */
  record DuplicateRow(Duplicate duplicate, @Nullable String traceId) implements Row {
    /** Of a request without a trace. */
    DuplicateRow(Duplicate duplicate) {
      this(duplicate, null);
    }

    @Override
    public Kind kind() {
      return Kind.DUPLICATES;
    }

    @Override
    public String id() {
      return duplicate.deliveryId();
    }

    @Override
    public Row over(Row earlier) {
      return earlier;
    }
  }

  /** A rule is never changed. */
  record ErasureRow(Erasure erasure) implements Row {
    @Override
    public Kind kind() {
      return Kind.ERASURES;
    }

    @Override
    public String id() {
      return erasure.id();
    }

    @Override
    public Row over(Row earlier) {
      return earlier;
    }
  }

  /** In what order they come is of no account: two consoles may decide at once. */
  record RejectionActionRow(RejectionAction action) implements Row {
    @Override
    public Kind kind() {
      return Kind.REJECTION_ACTIONS;
    }

    @Override
    public String id() {
      return action.deliveryId();
    }

    @Override
    public Row over(Row earlier) {
      return action.revision() >= ((RejectionActionRow) earlier).action.revision() ? this : earlier;
    }
  }

  /** Written by whichever processor met the two users; the earliest knows when they first did. */
  record DirectChannelRow(Channel channel) implements Row {
    @Override
    public Kind kind() {
      return Kind.CHANNELS;
    }

    @Override
    public String id() {
      return channel.id();
    }

    @Override
    public Row over(Row earlier) {
      return channel.createAt() < ((DirectChannelRow) earlier).channel.createAt() ? this : earlier;
    }
  }

  // The directory's topics have one partition each: the last record is the newest.

  record ChannelRow(Channel channel) implements Row {
    @Override
    public Kind kind() {
      return Kind.CHANNELS;
    }

    @Override
    public String id() {
      return channel.id();
    }

    @Override
    public Row over(Row earlier) {
      return this;
    }
  }

  record UserRow(User user) implements Row {
    @Override
    public Kind kind() {
      return Kind.USERS;
    }

    @Override
    public String id() {
      return user.id();
    }

    @Override
    public Row over(Row earlier) {
      return this;
    }
  }

  record TeamRow(Team team) implements Row {
    @Override
    public Kind kind() {
      return Kind.TEAMS;
    }

    @Override
    public String id() {
      return team.id();
    }

    @Override
    public Row over(Row earlier) {
      return this;
    }
  }

  record HookRow(Hook hook) implements Row {
    @Override
    public Kind kind() {
      return Kind.HOOKS;
    }

    @Override
    public String id() {
      return hook.sourceId();
    }

    @Override
    public Row over(Row earlier) {
      return this;
    }
  }
}
