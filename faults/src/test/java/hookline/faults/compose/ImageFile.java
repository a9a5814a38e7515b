package hookline.faults.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the Dockerfile says of the image itself, which is its last stage.
 *
 * @param instructions each with its arguments, joined where it goes over several lines
 */
record ImageFile(List<String> instructions) {
  static ImageFile ofProject() {
    try {
      List<String> all =
          Files.readString(Path.of("../Dockerfile"))
              .replaceAll("(?m)^#.*\n", "")
              .replaceAll("\\\\\n\\s*", "")
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      List<String> last = new ArrayList<>();
      for (String instruction : all) {
        if (instruction.startsWith("FROM ")) {
          last.clear();
        }
        last.add(instruction);
      }
      return new ImageFile(last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of every such instruction. */
  List<String> all(String name) {
    return instructions.stream()
        .filter(instruction -> instruction.startsWith(name + " "))
        .map(instruction -> instruction.substring(name.length() + 1).strip())
        .toList();
  }

  /** What it adds to its containers' environment. */
  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String assignment : all("ENV")) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }
}
