package hookline.payload.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Jazzer over one target, in a process of its own: it instruments the classes it loads, and a
 * finding ends it.
 */
final class FuzzRun {
  private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
  private static final int SECONDS_OF_A_HANG = 60;
  private static final Pattern EXECUTED = Pattern.compile("number_of_executed_units: (\\d+)");
  private static final Pattern COVERED =
      Pattern.compile("(?m)^#\\d+\\s+DONE +cov: (\\d+) ft: (\\d+)");

  private final FuzzTarget target;
  private final Path folder;
  private final List<String> options = new ArrayList<>();

  /**
   * A run that keeps what it finds in that folder: interesting inputs in {@code corpus}, what broke
   * a property beside it, all it said in {@code log.txt}.
   */
  FuzzRun(FuzzTarget target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * What a run came to.
   *
   * @param exitCode 0 when nothing was found
   * @param executions inputs tried
   * @param edges branches of our code that were taken
   * @param features the same with how often they were taken
   * @param said Jazzer's own words
   */
  record Result(int exitCode, long executions, long edges, long features, String said) {}

  /** An option of libFuzzer's or Jazzer's. */
  FuzzRun with(String option) {
    options.add(option);
    return this;
  }

  /** Fuzzes from the seeds and the corpus on; waits for the end. */
  Result fuzz() throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    int number = 0;
    for (byte[] seed : target.seeds()) {
      Files.write(seeds.resolve("%05d".formatted(number++)), seed);
    }
    with("-max_len=" + Seeds.LONGEST);
    with("-print_final_stats=1");
    return run(corpus.toString(), seeds.toString());
  }

  /** Tries that input alone. */
  Result reproduce(Path input) throws IOException, InterruptedException {
    return run(input.toAbsolutePath().toString());
  }

  private Result run(String... inputs) throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                // Jazzer loads an agent and a library; a JDK that warns of it would do so each
                // time.
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + target.target().getName(),
                "--instrumentation_includes=hookline.**",
                "--custom_hook_includes=hookline.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-timeout=" + SECONDS_OF_A_HANG,
                "-rss_limit_mb=3000",
                "-dict=" + dictionary()));
    command.addAll(options);
    command.addAll(List.of(inputs));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .directory(folder.toFile())
            .start();
    try {
      process.waitFor();
    } finally {
      process.destroyForcibly();
    }
    String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    Matcher covered = COVERED.matcher(said);
    boolean done = covered.find();
    return new Result(
        process.exitValue(),
        number(EXECUTED, said),
        done ? Long.parseLong(covered.group(1)) : 0,
        done ? Long.parseLong(covered.group(2)) : 0,
        said);
  }

  private static long number(Pattern pattern, String said) {
    Matcher number = pattern.matcher(said);
    return number.find() ? Long.parseLong(number.group(1)) : 0;
  }

  private Path dictionary() {
    try (var in = FuzzRun.class.getResourceAsStream("/fuzz/tokens.dict")) {
      Path copy = folder.resolve("tokens.dict");
      Files.write(copy, in.readAllBytes());
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
