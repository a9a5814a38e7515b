package hookline.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A request and its answer, from a text file; the format is described in {@code refuse/README.md}
 * beside the files.
 *
 * @param headers as the file has them, the test's own too
 * @param body before it is compressed
 */
record RefusalCase(
    String name,
    String method,
    String path,
    List<Header> headers,
    String body,
    List<String> expected) {
  private static final Pattern REPEATED = Pattern.compile("⟨(\\d+)\\*([^⟩]*)⟩");

  /** One of the request's headers, or of the test's own, {@code Setting} and {@code Send}. */
  record Header(String name, String value) {
    boolean isSent() {
      return !name.equals("Setting") && !name.equals("Send");
    }
  }

  /** The cases of a file. */
  static Stream<RefusalCase> in(Path file) {
    try {
      // Which rules the cases below show is read by RulesTest.
      String text = Files.readString(file).replaceAll("(?m)^@rules .*\n\n?", "");
      // What stands before the first is a comment.
      return Arrays.stream(text.split("(?m)^=== ", -1)).skip(1).map(RefusalCase::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RefusalCase parse(String block) {
    String[] halves = block.split("(?m)^>>>\n", -1);
    if (halves.length != 2) {
      throw new IllegalArgumentException("a case needs one line >>>:\n" + block);
    }
    int blank = halves[0].indexOf("\n\n");
    List<String> head = written(halves[0].substring(0, blank)).lines().toList();
    String[] request = head.get(1).split(" ", 2);
    List<Header> headers =
        head.stream()
            .skip(2)
            .map(line -> line.split(": ", 2))
            .map(parts -> new Header(parts[0], parts[1]))
            .toList();
    String body = written(halves[0].substring(blank + 2).replaceFirst("\n\\z", ""));
    return new RefusalCase(
        head.get(0), request[0], request[1], headers, body, halves[1].strip().lines().toList());
  }

  /** The text that is meant by what stands in the file. */
  private static String written(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(found -> found.group(2).repeat(Integer.parseInt(found.group(1))))
        .replace("UNKNOWN", RunningIngress.UNKNOWN_ID)
        .replace("HOOK", RunningIngress.HOOK_ID);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  /** The body as it is sent. */
  byte[] bytes() {
    return headers.contains(new Header("Send", "gzip")) ? gzip(body) : body.getBytes(UTF_8);
  }

  boolean isSentTwice() {
    return headers.contains(new Header("Send", "twice"));
  }

  /** The value of a setting the case needs, or what it is as shipped. */
  String setting(String name, Object asShipped) {
    return headers.stream()
        .filter(Predicate.not(Header::isSent))
        .map(Header::value)
        .filter(value -> value.startsWith(name + "="))
        .map(value -> value.substring(name.length() + 1))
        .findFirst()
        .orElse(asShipped.toString());
  }

  HttpRequest.Builder request(RunningIngress ingress) {
    BodyPublisher publisher =
        headers.contains(new Header("Send", "chunked"))
            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes()))
            : BodyPublishers.ofByteArray(bytes());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(ingress.address(path)).method(method, publisher);
    headers.stream()
        .filter(Header::isSent)
        .forEach(header -> request.header(header.name, header.value));
    return request;
  }
}
