package hookline.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM on this one's class path. One of the benchmark's own is given orders on its standard input,
 * a line each, answers each with a line, and ends when there are no more. What it says besides is
 * in a file. For one thread.
 */
public final class Child implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Path said;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  private Child(String name, Process process, Path said) {
    this.name = name;
    this.process = process;
    this.said = said;
    this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
  }

  /** One that runs a class of this class path, as a JVM takes its options by itself. */
  public static Child start(
      Path folder, String name, List<String> options, String mainClass, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), mainClass));
    command.addAll(List.of(arguments));
    return start(folder, name, command);
  }

  /** Any command. */
  public static Child start(Path folder, String name, List<String> command) throws IOException {
    Path said = folder.resolve(name + ".log");
    Files.createDirectories(folder);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()));
    // What is measured is what is shipped, whatever the environment says.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("HOOKLINE_"));
    Process process = builder.start();
    Leftovers.add(process);
    return new Child(name, process, said);
  }

  /** This JVM's own launcher. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Absolute, whatever folder a child is started in; a test's may be within a manifest. */
  static String classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return List.of(path.split(File.pathSeparator, -1)).stream()
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Returns the answer to an order. */
  public String ask(String order) throws IOException {
    orders.write(order);
    orders.newLine();
    orders.flush();
    return answer();
  }

  /** The next line it says on its standard output: its answer, or that it is ready. */
  public String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("%s has ended%s".formatted(name, lastWords()));
    }
    return line;
  }

  /** The last error it told of, or else the last thing it said; for an error. */
  public String lastWords() {
    try (Stream<String> lines = Files.lines(said)) {
      List<String> all = lines.toList();
      return all.stream()
          .filter(line -> line.contains("ERROR") || line.startsWith("Caused by: "))
          .reduce((earlier, later) -> later)
          .or(() -> all.stream().reduce((earlier, later) -> later))
          .map(line -> ": " + line)
          .orElse("");
    } catch (IOException | UncheckedIOException e) {
      return "";
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /** Its processor time, with all that it starts. */
  public ProcessorClock clock() {
    return ProcessorClock.of(pid());
  }

  /** Ends it in order, and when that does not help, at once. */
  @Override
  public void close() {
    try {
      orders.close();
    } catch (IOException e) {
      // It has ended already.
    }
    Leftovers.end(process);
  }
}
