package hookline.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import hookline.payload.model.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HookPathTest {
  @ParameterizedTest
  @ValueSource(strings = {"/hooks/abc", "/hooks/abc/"})
  void hooks_areMattermosts(String path) {
    assertThat(HookPath.parse(path))
        .isEqualTo(new HookPath(Dialect.MATTERMOST, new HookSecret("abc")));
  }

  @Test
  void services_areSlacks() {
    assertThat(HookPath.parse("/services/T0/B0/abc/"))
        .isEqualTo(new HookPath(Dialect.SLACK, new HookSecret("abc")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/hooks",
        "/hooks/",
        "/hooks//",
        "/hooks/a/b",
        "/hook/a",
        "/services/a",
        "/services/a/b",
        "/services/a/b/",
        "/services/a/b/c/d",
        "/services//",
        "/x/hooks/abc"
      })
  void otherPaths_areNone(String path) {
    assertThat(HookPath.parse(path)).isNull();
  }
}
