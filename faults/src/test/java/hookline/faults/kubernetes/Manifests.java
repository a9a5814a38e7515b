package hookline.faults.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What examples/kubernetes/hookline.yaml says. */
record Manifests(List<Node> all) {
  static Manifests ofProject() {
    try {
      LoaderOptions strict = new LoaderOptions();
      strict.setAllowDuplicateKeys(false);
      List<Node> all = new ArrayList<>();
      new Yaml(new SafeConstructor(strict))
          .loadAll(Files.readString(Path.of("../examples/kubernetes/hookline.yaml")))
          .forEach(document -> all.add(new Node(document)));
      return new Manifests(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Node> ofKind(String kind) {
    return all.stream().filter(each -> each.text("kind").equals(kind)).toList();
  }

  Node named(String kind, String name) {
    return ofKind(kind).stream()
        .filter(each -> each.at("metadata").text("name").equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + kind + " " + name));
  }

  /** All that run pods. */
  List<Node> workloads() {
    return all.stream().filter(each -> each.at("spec", "template").isThere()).toList();
  }

  /** The one container of a workload. */
  static Node container(Node workload) {
    List<Node> containers = workload.at("spec", "template", "spec").list("containers");
    if (containers.size() != 1) {
      throw new AssertionError(containers.size() + " containers in " + workload);
    }
    return containers.get(0);
  }

  /** A part of a manifest; what it does not say is not there. */
  record Node(Object value) {
    Node at(String... path) {
      Object found = value;
      for (String key : path) {
        found = found instanceof Map<?, ?> map ? map.get(key) : null;
      }
      return new Node(found);
    }

    boolean isThere() {
      return value != null;
    }

    /** What a key of it says, as text. */
    String text(String key) {
      return String.valueOf(at(key).value());
    }

    int number(String key) {
      return Integer.parseInt(text(key));
    }

    Map<String, String> map() {
      Map<String, String> texts = new java.util.LinkedHashMap<>();
      if (value instanceof Map<?, ?> map) {
        map.forEach((key, each) -> texts.put(String.valueOf(key), String.valueOf(each)));
      }
      return texts;
    }

    List<Node> list(String key) {
      return at(key).value() instanceof List<?> list
          ? list.stream().map(each -> new Node(each)).toList()
          : List.of();
    }

    List<String> texts(String key) {
      return list(key).stream().map(each -> String.valueOf(each.value())).toList();
    }
  }
}
