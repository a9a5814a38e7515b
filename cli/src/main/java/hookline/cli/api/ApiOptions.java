package hookline.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import hookline.cli.DataDirOption;
import hookline.cli.config.ConfigException;
import hookline.cli.config.GivenFile;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whom to ask, as whom, and how to show the answer. */
final class ApiOptions {
  private static final String URL_VARIABLE = "HOOKLINE_URL";
  private static final String CACERT_VARIABLE = "HOOKLINE_CACERT";
  private static final String TOKEN_VARIABLE = "HOOKLINE_TOKEN";

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Hookline's address; else " + URL_VARIABLE + ", else http.url of standalone.properties.")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "A user's or the administrator's; better in "
              + TOKEN_VARIABLE
              + ", or in a file that "
              + TOKEN_VARIABLE
              + "_FILE names, where no list of processes shows it; else admin.token of"
              + " standalone.properties.")
  private @Nullable String token;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description =
          "PEM: who signed the certificate of an address of https, in place of those Java trusts;"
              + " else "
              + CACERT_VARIABLE
              + ".")
  private @Nullable String cacert;

  @Mixin private DataDirOption dataDir = new DataDirOption();

  @Option(names = "--json", description = "Prints JSON, a value a line, instead of a table.")
  private boolean json;

  /**
   * The API.
   *
   * @throws ConfigException when neither options nor environment nor the file tell where it is
   */
  Api api() {
    Properties file = dataDir.read();
    String home = file.getProperty("http.url", "");
    String site = given(url, URL_VARIABLE);
    if (site.isEmpty()) {
      site = found("--url", URL_VARIABLE, home, "no %s tells of one".formatted(dataDir.file()));
    }
    String secret = given(token, TOKEN_VARIABLE);
    String secretFile = given(null, TOKEN_VARIABLE + "_FILE");
    if (secret.isEmpty() && !secretFile.isEmpty()) {
      secret = GivenFile.text(TOKEN_VARIABLE + "_FILE", secretFile);
    }
    if (secret.isEmpty()) {
      // The file's token is the file's Hookline's: no other site is shown it.
      boolean isHome = Http.isSameSite(site, home);
      secret =
          found(
              "--token",
              TOKEN_VARIABLE,
              isHome ? file.getProperty("admin.token", "") : "",
              "%s has none for %s".formatted(dataDir.file(), site));
    }
    return new Api(site, secret, trusted());
  }

  /**
   * Who may have signed the site's certificate; null for whom Java trusts.
   *
   * @throws ConfigException when the file told of cannot be used
   */
  @Nullable SSLContext trusted() {
    String file = given(cacert, CACERT_VARIABLE);
    return file.isEmpty() ? null : TrustedAuthorities.of(file);
  }

  private static String given(@Nullable String option, String variable) {
    return Objects.requireNonNullElse(option == null ? System.getenv(variable) : option, "");
  }

  private static String found(String option, String variable, String inFile, String why) {
    if (inFile.isEmpty()) {
      throw new ConfigException("give %s or set %s: %s".formatted(option, variable, why));
    }
    return inFile;
  }

  /** Shows values, each a row of those columns. */
  int list(Iterable<JsonNode> values, Column... columns) {
    PrintWriter out = out();
    if (json) {
      values.forEach(value -> out.println(value));
    } else {
      TextTable.print(out, values, columns);
    }
    out.flush();
    return 0;
  }

  /** Shows one value, every field of it that says something. */
  int show(JsonNode value) {
    PrintWriter out = out();
    if (json) {
      out.println(value);
    } else {
      TextTable.printFields(out, value);
    }
    out.flush();
    return 0;
  }

  /** Says what was done; scripts get the answer itself. */
  int done(String sentence, JsonNode answer) {
    PrintWriter out = out();
    out.println(json ? answer.toString() : sentence);
    out.flush();
    return 0;
  }

  /** Whether scripts read what is printed. */
  boolean isJson() {
    return json;
  }

  PrintWriter out() {
    return Objects.requireNonNull(command).commandLine().getOut();
  }

  /** Where what is no result goes. */
  PrintWriter err() {
    return Objects.requireNonNull(command).commandLine().getErr();
  }
}
