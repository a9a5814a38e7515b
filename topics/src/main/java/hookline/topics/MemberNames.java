package hookline.topics;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names ({@code group.instance.id}) that members of a group go by, for a member that is told
 * that another has joined under its own. The other may be a process that runs. It may as well be
 * what was killed here before this one started: its last request to join came late, or the group's
 * coordinator moved before it had noted the restart. Joining again at once would throw out a
 * process that runs, which would do the same; the dead are forgotten with their session.
 */
public final class MemberNames {
  private static final Logger LOG = LoggerFactory.getLogger(MemberNames.class);

  private static final long PAUSE_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private MemberNames() {}

  /**
   * Waits until no member of the group goes by any of these names, however long that takes.
   *
   * @param kafka client settings
   * @param closing ends the wait once it is open
   * @throws InterruptedException when the thread is interrupted
   */
  public static void awaitFree(
      Map<String, String> kafka, String group, Set<String> names, CountDownLatch closing)
      throws InterruptedException {
    boolean free = false;
    while (!free && !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
      free = areFree(kafka, group, names);
    }
  }

  /** Asked anew each time: the brokers may be away now, and elsewhere in a minute. */
  private static boolean areFree(Map<String, String> kafka, String group, Set<String> names) {
    try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
      return Answers.of(admin.describeConsumerGroups(Set.of(group)).all(), PATIENCE)
          .values()
          .stream()
          .flatMap(described -> described.members().stream())
          .noneMatch(member -> member.groupInstanceId().filter(names::contains).isPresent());
    } catch (GroupIdNotFoundException e) {
      return true;
    } catch (KafkaException e) {
      LOG.debug("The members of {} are not known, and are asked for again", group, e);
      return false;
    }
  }
}
