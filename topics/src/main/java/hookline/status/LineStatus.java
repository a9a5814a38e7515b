package hookline.status;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The line at one moment, as an operator asks for it.
 *
 * @param at epoch ms, by the brokers' clock as far as it could be told
 * @param oldestAgeMillis of the oldest payload that is not a row yet; 0 when none waits, null when
 *     it could not be read of all that waits
 * @param payloadsLag payloads that are not processed
 * @param postsLag records of posts and rejections that are not rows, transactions' markers included
 * @param rates of all processes, over the seconds before each said them
 * @param instances by role and id; first those that were heard, of each its newest report
 * @param replays those that are not over
 * @param troubles of topics that are missing or not as they must be, a line each with the remedy
 */
public record LineStatus(
    long at,
    @Nullable Long oldestAgeMillis,
    long payloadsLag,
    long postsLag,
    Rates rates,
    List<Instance> instances,
    List<RunningReplay> replays,
    List<String> troubles) {

  /** What an instance is when it was not heard for three times its interval. */
  public static final String SILENT = "silent";

  /** What a member of a group is that was never heard: of an older version, for one. */
  public static final String UNHEARD = "unheard";

  /**
   * A process.
   *
   * @param state {@value InstanceReport#READY}, {@value InstanceReport#NOT_READY}, {@value #SILENT}
   *     or {@value #UNHEARD}
   * @param reasons why it is not ready, a line each
   * @param startedAt epoch ms; 0 when it is not known
   * @param heardAt epoch ms; 0 when it never was
   * @param partitions it has been given, of the topics that carry traffic, without their prefix
   */
  public record Instance(
      String role,
      String id,
      String host,
      String version,
      String state,
      List<String> reasons,
      long startedAt,
      long heardAt,
      SortedMap<String, Collection<Integer>> partitions) {}

  /** A replay that is not over. */
  public record RunningReplay(
      String id, String state, String detail, boolean apply, long payloads, long payloadsRead) {}
}
