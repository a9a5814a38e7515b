package hookline.faults.stall;

import hookline.faults.line.Line;
import hookline.faults.line.RoleKind;
import hookline.faults.process.ChildProcess;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** What is stopped, how, and that it is started again at once, as by who supervises processes. */
enum Stop {
  NOTHING("nothing, for comparison") {
    @Override
    void happenTo(Line line, int time) {}
  },
  PROCESSOR_KILLED("SIGKILL of a processor, started again at once") {
    @Override
    void happenTo(Line line, int time) {
      killed(process(line, RoleKind.PROCESSOR, time));
    }
  },
  SINK_KILLED("SIGKILL of a sink, started again at once") {
    @Override
    void happenTo(Line line, int time) {
      killed(process(line, RoleKind.SINK, time));
    }
  },
  INGRESS_KILLED("SIGKILL of one of two ingresses, started again at once") {
    @Override
    void happenTo(Line line, int time) {
      killed(process(line, RoleKind.INGRESS, time));
    }
  },
  LEADER_KILLED("SIGKILL of a broker that leads payloads, started again at once") {
    @Override
    void happenTo(Line line, int time) {
      int partition = time % line.topics().settings().partitions();
      killed(line.kafka().leaderOf(new TopicPartition(line.topics().payloads(), partition)));
    }
  },
  PROCESSOR_RESTARTED("planned restart of a processor") {
    @Override
    void happenTo(Line line, int time) {
      restarted(process(line, RoleKind.PROCESSOR, time));
    }
  },
  SINK_RESTARTED("planned restart of a sink") {
    @Override
    void happenTo(Line line, int time) {
      restarted(process(line, RoleKind.SINK, time));
    }
  },
  BROKER_RESTARTED("planned restart of a broker") {
    @Override
    void happenTo(Line line, int time) {
      List<ChildProcess> brokers = line.kafka().brokers();
      restarted(brokers.get(time % brokers.size()));
    }
  };

  private final String description;

  Stop(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /**
   * Stops it and starts it again.
   *
   * @param time how often it happened before: each time to another one
   */
  abstract void happenTo(Line line, int time);

  private static ChildProcess process(Line line, RoleKind kind, int time) {
    return line.roles(kind).get(time % line.roles(kind).size()).process();
  }

  private static void killed(ChildProcess process) {
    process.kill();
    process.start();
  }

  private static void restarted(ChildProcess process) {
    process.stop();
    process.start();
  }
}
