package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Line;
import hookline.faults.process.ChildProcess;
import hookline.faults.process.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/** What can happen to the brokers. */
final class BrokerFaults {
  private static final int LONGEST_AWAY_MILLIS = 10_000;
  private static final int LONGEST_FREEZE_MILLIS = 12_000;
  private static final int LONGEST_BLACKOUT_MILLIS = 15_000;

  private static final Duration END_PATIENCE = Duration.ofMinutes(1);

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "broker-killed",
              Target.BROKERS,
              (line, random) -> kill(one(line, random), random.nextInt(LONGEST_AWAY_MILLIS))),
          new Fault(
              "broker-leader-killed",
              Target.BROKERS,
              (line, random) -> kill(leader(line, random), random.nextInt(LONGEST_AWAY_MILLIS))),
          new Fault("broker-frozen", Target.BROKERS, BrokerFaults::freeze),
          new Fault("brokers-all-killed", Target.BROKERS, BrokerFaults::killAll),
          new Fault("broker-disk-full", Target.BROKERS, BrokerFaults::fillDisk),
          new Fault("brokers-all-disks-full", Target.BROKERS, BrokerFaults::fillAllDisks),
          new Fault("brokers-restarted", Target.BROKERS, BrokerFaults::restart));

  private BrokerFaults() {}

  private static ChildProcess one(Line line, Random random) {
    return line.kafka().brokers().get(random.nextInt(line.kafka().brokers().size()));
  }

  /** The leader of one source's payloads. */
  private static ChildProcess leader(Line line, Random random) {
    int partition = random.nextInt(line.topics().settings().partitions());
    return line.kafka().leaderOf(new TopicPartition(line.topics().payloads(), partition));
  }

  private static void kill(ChildProcess broker, long awayMillis) {
    broker.kill();
    Waiting.pause(awayMillis);
    broker.start();
  }

  private static void freeze(Line line, Random random) {
    ChildProcess broker = one(line, random);
    broker.freeze();
    Waiting.pause(random.nextInt(LONGEST_FREEZE_MILLIS));
    broker.wake();
  }

  private static void killAll(Line line, Random random) {
    line.kafka().brokers().forEach(ChildProcess::kill);
    Waiting.pause(random.nextInt(LONGEST_BLACKOUT_MILLIS));
    line.kafka().brokers().forEach(ChildProcess::start);
  }

  /** A broker that cannot write ends; it comes back when there is room again. */
  private static void fillDisk(Line line, Random random) {
    ChildProcess broker = one(line, random);
    broker.fillDisk();
    broker.awaitOwnEnd(END_PATIENCE);
    Waiting.pause(random.nextInt(LONGEST_AWAY_MILLIS));
    broker.start();
  }

  private static void fillAllDisks(Line line, Random random) {
    List<ChildProcess> brokers = line.kafka().brokers();
    brokers.forEach(ChildProcess::fillDisk);
    brokers.forEach(broker -> broker.awaitOwnEnd(END_PATIENCE));
    Waiting.pause(random.nextInt(LONGEST_AWAY_MILLIS));
    brokers.forEach(ChildProcess::start);
  }

  /** As in an upgrade of the cluster: each in its turn, the next when all is in sync again. */
  private static void restart(Line line, Random random) {
    for (ChildProcess broker : line.kafka().brokers()) {
      broker.stop();
      broker.start();
      line.kafka().awaitUp();
    }
  }
}
