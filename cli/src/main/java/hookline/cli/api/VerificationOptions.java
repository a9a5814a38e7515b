package hookline.cli.api;

import hookline.cli.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of how a hook tells that a request is from whom it says to be from. */
final class VerificationOptions {
  @Option(
      names = "--verify",
      paramLabel = "SCHEME",
      description =
          "takes only what is signed: github, gitlab (its token), slack, stripe, standard (Standard"
              + " Webhooks, Svix, GitLab's signing token), hmac; none takes all again")
  private @Nullable String scheme;

  @Option(
      names = "--verify-secret-file",
      paramLabel = "FILE",
      description =
          "a file with the secret, - for standard input; once for each that will do, in place of"
              + " those there are")
  private @Nullable List<Path> secrets;

  @Option(
      names = "--verify-add-secret-file",
      paramLabel = "FILE",
      description = "the same, beside those there are")
  private @Nullable List<Path> addSecrets;

  @Option(
      names = "--verify-tolerance-seconds",
      paramLabel = "SECONDS",
      description = "how far a signed time may be from now; 300 unless said")
  private @Nullable Integer toleranceSeconds;

  @Option(
      names = "--verify-header",
      paramLabel = "NAME",
      description = "hmac: the request header with the signature")
  private @Nullable String header;

  @Option(
      names = "--verify-prefix",
      paramLabel = "TEXT",
      description = "hmac: what stands before it, such as sha256=")
  private @Nullable String prefix;

  @Option(
      names = "--verify-algorithm",
      paramLabel = "NAME",
      description = "hmac: sha256, sha512 or sha1; sha256 unless said")
  private @Nullable String algorithm;

  @Option(
      names = "--verify-encoding",
      paramLabel = "NAME",
      description = "hmac: of the signature, hex or base64; hex unless said")
  private @Nullable String encoding;

  @Option(
      names = "--verify-secret-encoding",
      paramLabel = "NAME",
      description = "hmac: of the secret, text, hex or base64; text unless said")
  private @Nullable String secretEncoding;

  @Option(
      names = "--verify-timestamp-header",
      paramLabel = "NAME",
      description = "hmac: the request header with the time of sending")
  private @Nullable String timestampHeader;

  @Option(
      names = "--verify-signed",
      paramLabel = "TEXT",
      description =
          "hmac: what is signed, {body} unless said, or {timestamp}.{body} when there is a time")
  private @Nullable String signed;

  /** The field's value, or null when nothing is said of it. */
  @Nullable Map<String, Object> given() {
    Fields fields =
        new Fields()
            .with("scheme", scheme)
            .with("secrets", read(secrets))
            .with("add_secrets", read(addSecrets))
            .with("tolerance_seconds", toleranceSeconds)
            .with("header", header)
            .with("prefix", prefix)
            .with("algorithm", algorithm)
            .with("encoding", encoding)
            .with("secret_encoding", secretEncoding)
            .with("timestamp_header", timestampHeader)
            .with("signed", signed);
    return fields.isEmpty() ? null : fields.toMap();
  }

  private static @Nullable List<String> read(@Nullable List<Path> files) {
    return files == null ? null : files.stream().map(VerificationOptions::secret).toList();
  }

  /** Without the line break that editors put behind it. */
  private static String secret(Path file) {
    try {
      byte[] bytes =
          file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
      return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    } catch (IOException e) {
      throw new ConfigException("the secret cannot be read from %s: %s".formatted(file, e));
    }
  }
}
