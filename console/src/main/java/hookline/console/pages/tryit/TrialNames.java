package hookline.console.pages.tryit;

import hookline.console.render.Names;
import hookline.payload.model.User;
import java.util.Optional;

/**
 * What words mean in a channel that is nowhere.
 *
 * @param real in the team it stands in
 * @param user whose the posts are
 */
record TrialNames(Names real, User user) implements Names {
  @Override
  public Optional<Poster> poster(String userId) {
    return userId.equals(user.id())
        ? Optional.of(new Poster(user.username(), user.iconUrl()))
        : real.poster(userId);
  }

  @Override
  public boolean isUser(String username) {
    return real.isUser(username);
  }

  @Override
  public Optional<ChannelName> channel(String name) {
    return real.channel(name);
  }

  /** There is nothing to search in. */
  @Override
  public String hashtagLink(String hashtag) {
    return "#posts";
  }
}
