package hookline.console.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;

/** A place with the channel off-topic, and one whose name is a trick; admin and jim are there. */
final class TestNames implements Names {
  static RenderSettings settings(boolean images) {
    return new RenderSettings(images, "https://hookline.example", new TestNames());
  }

  @Override
  public Optional<Poster> poster(String userId) {
    return userId.equals("admin-id")
        ? Optional.of(new Poster("admin", "https://icons.example/admin.png"))
        : Optional.empty();
  }

  @Override
  public boolean isUser(String username) {
    return username.equals("jim") || username.equals("jo.e");
  }

  @Override
  public Optional<ChannelName> channel(String name) {
    return switch (name) {
      case "off-topic" -> Optional.of(new ChannelName("Off-Topic", "/channels/off-topic"));
      case "trick" -> Optional.of(new ChannelName("\u202e<b>Trick</b>", "/channels/trick"));
      default -> Optional.empty();
    };
  }

  @Override
  public String hashtagLink(String hashtag) {
    return "/search?q=" + URLEncoder.encode(hashtag, UTF_8);
  }
}
