package hookline.console.pages.channels;

import hookline.console.api.Caller;
import hookline.console.directory.Rights;
import hookline.console.render.Names;
import hookline.directory.DirectoryView;
import hookline.payload.model.Channel;
import hookline.payload.model.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the words of a channel's posts mean to one reader. */
public record ReaderNames(DirectoryView directory, Caller caller, Channel shown) implements Names {
  @Override
  public Optional<Poster> poster(String userId) {
    User user = directory.user(userId);
    return user == null
        ? Optional.empty()
        : Optional.of(new Poster(user.username(), user.iconUrl()));
  }

  @Override
  public boolean isUser(String username) {
    return directory.userByName(username) != null;
  }

  @Override
  public Optional<ChannelName> channel(String name) {
    Channel channel = directory.channelByName(shown.teamId(), name);
    if (channel == null || !Rights.mayRead(caller, channel)) {
      return Optional.empty();
    }
    String displayName = channel.displayName().isEmpty() ? name : channel.displayName();
    return Optional.of(new ChannelName(displayName, ChannelPages.path(channel.id())));
  }

  @Override
  public String hashtagLink(String hashtag) {
    return ChannelPages.path(shown.id())
        + "/search?q="
        + URLEncoder.encode(hashtag, StandardCharsets.UTF_8);
  }
}
