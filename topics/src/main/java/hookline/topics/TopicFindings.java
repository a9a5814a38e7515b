package hookline.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a look at the topics has found.
 *
 * @param differences from what they must be
 * @param unseen what could not be looked at for want of rights, a line each; none when all could
 */
public record TopicFindings(List<TopicDifference> differences, List<String> unseen) {
  public TopicFindings {
    differences = List.copyOf(differences);
    unseen = List.copyOf(unseen);
  }

  /**
   * Each difference in one line with its remedy; topics that are missing share one.
   *
   * @param some of the differences
   */
  public static List<String> sentences(List<TopicDifference> some) {
    List<String> sentences = new ArrayList<>();
    List<TopicDifference> missing = some.stream().filter(TopicDifference::isMissing).toList();
    if (missing.size() > 1) {
      sentences.add(
          "%s are missing: %s"
              .formatted(
                  missing.stream().map(TopicDifference::topic).collect(Collectors.joining(", ")),
                  missing.get(0).remedy()));
    } else {
      missing.forEach(difference -> sentences.add(difference.sentence()));
    }
    some.stream()
        .filter(difference -> !difference.isMissing())
        .forEach(difference -> sentences.add(difference.sentence()));
    return sentences;
  }

  /** Those that keep a role from its work. */
  public List<TopicDifference> harmful() {
    return differences.stream().filter(TopicDifference::isHarmful).toList();
  }

  /** Those it can work with. */
  public List<TopicDifference> harmless() {
    return differences.stream().filter(difference -> !difference.isHarmful()).toList();
  }
}
