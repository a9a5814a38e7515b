package hookline.status;

import static java.util.Comparator.comparing;

import hookline.replays.ReplayLog;
import hookline.replays.Replays.Known;
import hookline.status.GroupMembers.Member;
import hookline.status.LineStatus.Instance;
import hookline.status.LineStatus.RunningReplay;
import hookline.topics.GroupOffsets;
import hookline.topics.TopicAdmin;
import hookline.topics.TopicFindings;
import hookline.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks the brokers how the line is: of nobody else, so that it can be told from wherever they can
 * be reached, whatever else is dead. Thread-safe; blocks, one question after the other.
 */
public final class StatusReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Topics change seldom, and there are many of them to ask about. */
  private static final Duration TOPICS_EVERY = Duration.ofSeconds(30);

  /** So many times its interval a process may be late. */
  private static final int LATE = 3;

  private final Topics topics;
  private final Map<String, String> kafka;
  private @Nullable Clients clients;
  private List<String> troubles = List.of();
  private long troublesAt;

  /** Asks no broker yet. */
  public StatusReader(Topics topics, Map<String, String> kafka) {
    this.topics = topics;
    this.kafka = Map.copyOf(kafka);
  }

  /**
   * The line as it is now.
   *
   * @throws org.apache.kafka.common.KafkaException when the brokers do not answer in time
   */
  public synchronized LineStatus read() {
    Clients asked = clients();
    List<String> wrong = troubles(asked.admin());
    Backlog.Found found = asked.backlog().look(done(asked.admin()));
    Collection<InstanceLog.Heard> heard = asked.instances().read();
    long now = asked.instances().brokerTime(System.currentTimeMillis());
    return new LineStatus(
        now,
        age(found, now),
        found.payloads(),
        found.rows(),
        Rates.of(
            heard.stream()
                .filter(one -> !isSilent(one, now))
                .map(InstanceLog.Heard::report)
                .toList()),
        instances(heard, now, new GroupMembers(asked.admin(), PATIENCE)),
        replays(asked.replays()),
        wrong);
  }

  /** What waits is never of no age: clocks differ, and 0 says that nothing waits. */
  private static @Nullable Long age(Backlog.Found found, long now) {
    if (!found.isOldestKnown()) {
      return null;
    }
    return found.hasOldest() ? Math.max(1, now - found.oldest()) : 0L;
  }

  private Clients clients() {
    Clients made = clients;
    if (made == null) {
      made = Clients.of(topics, kafka);
      clients = made;
    }
    return made;
  }

  /** What a sink commits follows what it has stored by a moment, and needs no database. */
  private Map<TopicPartition, Long> done(Admin admin) {
    Map<TopicPartition, Long> done = new HashMap<>();
    done.putAll(GroupOffsets.of(admin, topics.processorApplication(), PATIENCE));
    done.putAll(GroupOffsets.of(admin, topics.sinkGroup(), PATIENCE));
    return done;
  }

  private List<Instance> instances(
      Collection<InstanceLog.Heard> heard, long now, GroupMembers groups) {
    List<Unclaimed> members = new ArrayList<>();
    add(members, groups, topics.processorApplication(), "processor", topics.payloads());
    add(members, groups, topics.replayApplication(), "replayer", topics.replayPayloads());
    add(members, groups, topics.sinkGroup(), "sink", topics.posts());
    add(members, groups, topics.replaySinkGroup(), "sink", topics.replayPosts());
    List<Instance> instances = new ArrayList<>();
    for (InstanceLog.Heard one : heard) {
      InstanceReport report = one.report();
      SortedMap<String, Collection<Integer>> partitions = new TreeMap<>();
      members.removeIf(member -> member.isOf(report) && member.giveTo(partitions));
      instances.add(
          new Instance(
              report.role(),
              report.id(),
              report.host(),
              report.version(),
              isSilent(one, now) ? LineStatus.SILENT : report.state(),
              report.reasons(),
              report.startedAt(),
              one.at(),
              partitions));
    }
    for (Unclaimed member : members) {
      SortedMap<String, Collection<Integer>> partitions = new TreeMap<>();
      member.giveTo(partitions);
      instances.add(
          new Instance(
              member.role(),
              member.member().instanceId(),
              member.member().host(),
              "",
              LineStatus.UNHEARD,
              List.of(),
              0,
              0,
              partitions));
    }
    instances.sort(comparing(Instance::role).thenComparing(Instance::id));
    return instances;
  }

  private void add(
      List<Unclaimed> members, GroupMembers groups, String group, String role, String topic) {
    groups
        .of(group, topic)
        .forEach(member -> members.add(new Unclaimed(role, topic, topics.prefix(), member)));
  }

  private static boolean isSilent(InstanceLog.Heard one, long now) {
    return one.at() + LATE * one.report().everyMillis() < now;
  }

  private static List<RunningReplay> replays(ReplayLog log) {
    if (!log.isThere()) {
      return List.of();
    }
    return log.replays().all().stream()
        .filter(known -> !known.progress().state().isOver())
        .map(StatusReader::replay)
        .toList();
  }

  private static RunningReplay replay(Known known) {
    return new RunningReplay(
        known.replay().id(),
        known.progress().state().name().toLowerCase(Locale.ROOT),
        known.progress().detail(),
        known.replay().apply(),
        known.progress().payloads(),
        known.progress().payloadsRead());
  }

  private List<String> troubles(Admin admin) {
    long now = System.nanoTime();
    if (troublesAt == 0 || now - troublesAt > TOPICS_EVERY.toNanos()) {
      TopicFindings found = new TopicAdmin(admin, topics).check();
      List<String> all = new ArrayList<>(TopicFindings.sentences(found.differences()));
      all.addAll(found.unseen());
      troubles = List.copyOf(all);
      troublesAt = now;
    }
    return troubles;
  }

  @Override
  public synchronized void close() {
    if (clients != null) {
      clients.close();
      clients = null;
    }
  }

  /**
   * A member of a group that no report was found for yet.
   *
   * @param topic whose partitions tell what it has to do
   */
  private record Unclaimed(String role, String topic, String prefix, Member member) {
    /** Kafka Streams makes a member of each thread, with its number behind the process' id. */
    private boolean isOf(InstanceReport report) {
      boolean isRole = report.role().equals(role) || report.role().equals("standalone");
      String id = member.instanceId();
      return isRole
          && (id.equals(report.id())
              || (id.startsWith(report.id() + "-")
                  && id.substring(report.id().length() + 1).matches("\\d+")));
    }

    private boolean giveTo(SortedMap<String, Collection<Integer>> partitions) {
      Collection<Integer> given = member.partitions().getOrDefault(topic, List.of());
      if (!given.isEmpty()) {
        partitions
            .computeIfAbsent(topic.substring(prefix.length()), name -> new TreeSet<>())
            .addAll(given);
      }
      return true;
    }
  }

  /** What asks the brokers. */
  private record Clients(Admin admin, Backlog backlog, InstanceLog instances, ReplayLog replays) {
    static Clients of(Topics topics, Map<String, String> kafka) {
      Map<String, Object> settings = new HashMap<>(kafka);
      settings.put("client.id", topics.prefix() + "status");
      return new Clients(
          Admin.create(settings),
          new Backlog(topics, kafka, topics.prefix() + "status-backlog", PATIENCE),
          new InstanceLog(topics, kafka, PATIENCE),
          new ReplayLog(topics, kafka));
    }

    void close() {
      replays.close();
      instances.close();
      backlog.close();
      admin.close(Duration.ZERO);
    }
  }
}
