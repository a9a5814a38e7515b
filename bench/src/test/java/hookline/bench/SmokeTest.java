package hookline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part in its shortest form: that it runs and reports, never how fast anything is. */
class SmokeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingress --connections 4 --rate 50",
      })
  void aPart_measuresAndReports(String part) throws Exception {
    Path json = folder.resolve("figures.json");
    Path page = folder.resolve("page.md");
    String name = part.substring(0, part.indexOf(' '));
    Files.writeString(
        page,
        "Before.\n<!-- figures of %s -->\nold\n<!-- end of %s -->\nAfter.\n".formatted(name, name));
    List<String> arguments = new ArrayList<>(List.of(part.split(" ", -1)));
    arguments.addAll(List.of("--rounds", "1", "--seconds", "1", "--warm-up", "0"));
    arguments.addAll(List.of("--json", json.toString(), "--docs", page.toString()));

    int code = Main.commandLine().execute(arguments.toArray(String[]::new));

    // 1 is a budget that was missed, as it may be here.
    assertThat(code).isIn(0, 1);
    JsonNode report = JsonMapper.builder().build().readTree(json.toFile()).get(0);
    assertThat(report.path("part").asText()).isEqualTo(name);
    assertThat(report.path("machine").asText()).isNotEmpty();
    assertThat(report.path("scenes")).isNotEmpty();
    for (JsonNode scene : report.path("scenes")) {
      for (JsonNode subject : scene.path("subjects")) {
        assertThat(subject.path("rounds")).hasSize(1);
        assertThat(subject.path("processor").path("median").asDouble()).isNotNegative();
      }
    }
    assertThat(Files.readString(page))
        .startsWith("Before.\n")
        .endsWith("After.\n")
        .contains("`./hookline bench " + part)
        .doesNotContain("old");
    assertThat(folder.resolve("benchmarks")).isNotEmptyDirectory();
  }
}
