package hookline.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.config.ConfigException;
import hookline.cli.config.GivenFile;
import hookline.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code send} command: a test payload, and what came of it. */
@Command(
    name = "send",
    description = "Sends a payload to a hook as a tool would, and shows what came of it.",
    mixinStandardHelpOptions = true)
public final class SendCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final int WAIT_SECONDS = 10;

  @Mixin private ApiOptions options = new ApiOptions();

  @Option(
      names = "--hook",
      paramLabel = "HOOK",
      required = true,
      description = "its source id, the id in its URL, or the URL")
  private String hook = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "the payload's JSON; - for standard input")
  private @Nullable String file;

  @Option(
      names = "--channel",
      paramLabel = "CHANNEL",
      description = "with TEXT: the channel override")
  private @Nullable String channel;

  @Parameters(paramLabel = "TEXT", arity = "0..1", description = "the text, unless --file is given")
  private @Nullable String text;

  @Override
  public Integer call() throws IOException {
    URI url = address();
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=" + WAIT_SECONDS)
            .POST(HttpRequest.BodyPublishers.ofByteArray(payload()))
            .build();
    HttpResponse<byte[]> answer =
        new Http(url.getScheme() + "://" + url.getAuthority(), options.trusted()).send(request);
    String body = new String(answer.body(), UTF_8);
    if (answer.statusCode() >= 300) {
      throw new ApiRefusalException(
          answer.statusCode(), "", answer.statusCode() + " " + refusal(body));
    }
    return options.show(Json.readTree(answer.body()));
  }

  /** A URL is enough, as it is for any sender; else the API knows it. */
  private URI address() {
    return Http.address(
        hook.contains("://")
            ? hook
            : options.api().get("/hooks/incoming/" + Api.encoded(hook)).path("url").asText());
  }

  /** Of Mattermost's errors the sentence, of Slack's the word. */
  private static String refusal(String body) {
    if (!body.startsWith("{")) {
      return body;
    }
    JsonNode error = Json.readTree(body.getBytes(UTF_8));
    return "%s (%s)".formatted(error.path("message").asText(), error.path("id").asText());
  }

  private byte[] payload() throws IOException {
    if (file == null && text == null) {
      throw new ConfigException("give a TEXT or a --file");
    }
    if (file == null) {
      return Json.write(new Fields().with("text", text).with("channel", channel).toMap());
    }
    try (InputStream in = GivenFile.open(file)) {
      return in.readAllBytes();
    }
  }
}
