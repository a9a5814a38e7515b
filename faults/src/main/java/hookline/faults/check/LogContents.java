package hookline.faults.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was found in the log, by the name of the payload it came from, in the order of the log. */
final class LogContents {
  private final Map<String, List<String>> posts = new LinkedHashMap<>();
  private final Map<String, List<String>> rejections = new LinkedHashMap<>();
  private final Map<String, String> displayNames = new HashMap<>();
  private final Map<Revision, Integer> replayed = new HashMap<>();
  private final Map<String, Long> newest = new HashMap<>();
  private int duplicates;

  /** A delivery as a replay made it; posts and rejections are apart. */
  record Revision(String deliveryId, long revision, boolean rejected) {}

  void addPost(String message, String deliveryId, String displayName) {
    posts.computeIfAbsent(firstLine(message), name -> new ArrayList<>()).add(deliveryId);
    displayNames.put(firstLine(message), displayName);
  }

  void addReplayed(Revision made) {
    replayed.merge(made, 1, Integer::sum);
    if (!made.rejected()) {
      newest.merge(made.deliveryId(), made.revision(), Math::max);
    }
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

  /** The hook's name in a payload's first post, before any replay; empty when there is none. */
  String displayName(String name) {
    return displayNames.getOrDefault(name, "");
  }

  /** How often replays have made what; once each when all is well. */
  Map<Revision, Integer> replayed() {
    return replayed;
  }

  /** The greatest revision a delivery's posts have; 0 when no replay made any. */
  long newestRevision(String deliveryId) {
    return newest.getOrDefault(deliveryId, 0L);
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
