package hookline.faults.replay;

import java.util.Set;

/**
 * What a replay has changed.
 *
 * @param sources whose posts, by the sources' numbers; none where there was no replay
 * @param displayName that these posts have now
 * @param channels sources whose missing channel was made: what was rejected is posted
 */
public record Retold(Set<Integer> sources, String displayName, Set<Integer> channels) {
  /** Nothing was changed. */
  public static final Retold NOTHING = new Retold(Set.of(), "", Set.of());

  public Retold {
    sources = Set.copyOf(sources);
    channels = Set.copyOf(channels);
  }
}
