package hookline.faults.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found in the log, by the name of the payload it came from, in the order of the log. */
final class LogContents {
  private final Map<String, List<String>> posts = new LinkedHashMap<>();
  private final Map<String, List<String>> rejections = new LinkedHashMap<>();
  private int duplicates;

  void addPost(String message, String deliveryId) {
    posts.computeIfAbsent(firstLine(message), name -> new ArrayList<>()).add(deliveryId);
  }

  void addRejection(String text, String deliveryId) {
    rejections.computeIfAbsent(firstLine(text), name -> new ArrayList<>()).add(deliveryId);
  }

  void addDuplicate() {
    duplicates++;
  }

  /** The deliveries that made a post of that payload; one when all is well. */
  List<String> posts(String name) {
    return posts.getOrDefault(name, List.of());
  }

  /** The deliveries that made a rejection of it. */
  List<String> rejections(String name) {
    return rejections.getOrDefault(name, List.of());
  }

  /** The names of the payloads that became posts; a source's in the order of the log. */
  Iterable<String> posted() {
    return posts.keySet();
  }

  int duplicates() {
    return duplicates;
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
