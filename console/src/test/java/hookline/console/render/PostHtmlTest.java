package hookline.console.render;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.sink.read.StoredPost;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Posts in, what is shown of them out: render/posts. */
class PostHtmlTest {
  static Stream<RenderCase> cases() {
    return RenderCase.in("posts");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void post_isShownAsItsCaseSays(RenderCase one) {
    PostView view = new PostHtml(TestNames.settings(one.images())).view(TestPost.of(one.input()));

    assertThat(PostOutline.of(view)).isEqualTo(one.expected());
  }

  @Test
  void parts_continueEachOtherInOrder() {
    PostHtml html = new PostHtml(TestNames.settings(false));
    PostView first = html.view(part(0));
    PostView second = html.view(part(1));
    PostView third = html.view(part(2));

    assertThat(second.continues(first)).isTrue();
    assertThat(third.continues(first)).isFalse();
    assertThat(first.continues(second)).isFalse();
    assertThat(third.part()).isEqualTo(new PostView.PartView(3, 3));
    assertThat(third.part().isOneOfSeveral()).isTrue();
  }

  private static StoredPost part(int part) {
    return TestPost.of("{\"message\":\"x\",\"part\":" + part + ",\"parts\":3}");
  }

  @Test
  void poster_isUnknown_isShownAsAWebhook() {
    StoredPost post = TestPost.of("one");
    Names nobody =
        new Names() {
          @Override
          public Optional<Poster> poster(String userId) {
            return Optional.empty();
          }

          @Override
          public boolean isUser(String username) {
            return false;
          }

          @Override
          public Optional<ChannelName> channel(String name) {
            return Optional.empty();
          }

          @Override
          public String hashtagLink(String hashtag) {
            return "/search";
          }
        };

    PostView view = new PostHtml(new RenderSettings(true, "", nobody)).view(post);

    assertThat(view.sender()).isEqualTo(new PostView.SenderView("webhook", "", "", ""));
  }
}
