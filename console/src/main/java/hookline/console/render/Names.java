package hookline.console.render;

import java.util.Optional;

/**
 * What a renderer asks of the place a post is read in: who and what its words mean, for this
 * reader. Its links are the pages' own, so they may be relative; they are printed as they are.
 */
public interface Names {
  /** The poster, if the directory has that user. */
  Optional<Poster> poster(String userId);

  /**
   * Whether {@code @username} means somebody.
   *
   * @param username in lower case, without the {@code @}
   */
  boolean isUser(String username);

  /**
   * The channel that {@code ~name} means in the post's team, if this reader may know of it.
   *
   * @param name in lower case, without the {@code ~}
   */
  Optional<ChannelName> channel(String name);

  /**
   * Where a search for a hashtag is.
   *
   * @param hashtag with its {@code #}
   */
  String hashtagLink(String hashtag);

  /**
   * The account a post is of.
   *
   * @param iconUrl empty where there is none
   */
  record Poster(String username, String iconUrl) {}

  /**
   * A channel as its mentions show it.
   *
   * @param link to its page
   */
  record ChannelName(String displayName, String link) {}
}
