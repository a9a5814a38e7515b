package hookline.cli.secured;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What nobody is to find in anything a line writes to. */
final class PlantedSecrets {
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /** What was answered to who may not see a hook's id, and what commands said of failures. */
  private final List<String> said = new ArrayList<>();

  void plant(String what, String secret) {
    secrets.put(what, secret);
  }

  void said(String text) {
    said.add(text);
  }

  /** Looks for each of them in every log, metric, state, argument, thread, answer and error. */
  void areNowhere(SecuredLine line) throws Exception {
    Map<String, String> places = new LinkedHashMap<>();
    for (String role : SecuredLine.ROLES) {
      places.put("log of " + role, line.log(role));
      for (String path : List.of("/metrics", "/healthz", "/readyz")) {
        HttpResponse<String> told = line.management(role, path);
        places.put(role + path, told.headers().map() + told.body());
      }
      // Of a long command line the JDK tells nothing.
      Path arguments = Path.of("/proc", Long.toString(line.process(role).pid()), "cmdline");
      if (Files.exists(arguments)) {
        places.put("arguments of " + role, Files.readString(arguments));
      }
      places.put("threads of " + role, threads(line.process(role)));
    }
    places.put("answers and errors", String.join("\n", said));
    places.forEach(this::areNotIn);
  }

  private void areNotIn(String place, String text) {
    assertThat(text).as(place).isNotEmpty();
    secrets.forEach(
        (what, secret) ->
            assertThat(text.lines().filter(each -> each.contains(secret)).limit(3).toList())
                .as("%s in %s", what, place)
                .isEmpty());
  }

  private static String threads(Process process) throws Exception {
    Process asked =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "Thread.print")
            .redirectErrorStream(true)
            .start();
    return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
