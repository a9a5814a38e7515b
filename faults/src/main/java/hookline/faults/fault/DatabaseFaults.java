package hookline.faults.fault;

import hookline.faults.fault.Fault.Target;
import hookline.faults.line.Database;
import hookline.faults.line.Line;
import hookline.faults.process.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What can happen to PostgreSQL. */
final class DatabaseFaults {
  private static final int LONGEST_AWAY_MILLIS = 8_000;
  private static final int SHORTEST_HOLD_MILLIS = 2_000;
  private static final int LONGEST_HOLD_MILLIS = 6_000;
  private static final long A_MINUTE_MILLIS = 60_000;
  private static final int CUTS = 10;
  private static final int LONGEST_BETWEEN_CUTS_MILLIS = 200;

  private static final String CUT_ALL_SESSIONS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

  static final List<Fault> ALL =
      List.of(
          new Fault("postgresql-killed", Target.DATABASE, DatabaseFaults::kill),
          new Fault(
              "postgresql-restarted",
              Target.DATABASE,
              (line, random) -> away(line, random.nextInt(LONGEST_AWAY_MILLIS))),
          new Fault(
              "postgresql-away-for-a-minute",
              Target.DATABASE,
              (line, random) -> away(line, A_MINUTE_MILLIS)),
          new Fault("postgresql-read-only", Target.DATABASE, DatabaseFaults::readOnly),
          new Fault("postgresql-full-of-sessions", Target.DATABASE, DatabaseFaults::takeSessions),
          new Fault("postgresql-sessions-cut", Target.DATABASE, DatabaseFaults::cutSessions));

  private DatabaseFaults() {}

  private static void kill(Line line, Random random) {
    line.database().kill();
    Waiting.pause(random.nextInt(LONGEST_AWAY_MILLIS));
    line.database().start();
  }

  private static void away(Line line, long millis) {
    line.database().stop();
    Waiting.pause(millis);
    line.database().start();
  }

  private static void readOnly(Line line, Random random) {
    Database database = line.database();
    setReadOnly(database, "on");
    hold(random);
    setReadOnly(database, "off");
  }

  private static void setReadOnly(Database database, String onOrOff) {
    database.execute("ALTER SYSTEM SET default_transaction_read_only = " + onOrOff);
    database.execute("SELECT pg_reload_conf()");
  }

  /** Every session there may be is somebody else's. */
  private static void takeSessions(Line line, Random random) {
    List<Connection> taken = new ArrayList<>();
    try {
      line.database().execute(CUT_ALL_SESSIONS);
      while (taken.size() < Integer.MAX_VALUE) {
        taken.add(line.database().connect());
      }
    } catch (SQLException e) {
      // That was the last one.
    }
    hold(random);
    taken.forEach(DatabaseFaults::close);
  }

  /** Again and again, so that some are in the middle of a transaction. */
  private static void cutSessions(Line line, Random random) {
    for (int i = 0; i < CUTS; i++) {
      line.database().execute(CUT_ALL_SESSIONS);
      Waiting.pause(random.nextInt(LONGEST_BETWEEN_CUTS_MILLIS));
    }
  }

  private static void hold(Random random) {
    Waiting.pause(
        SHORTEST_HOLD_MILLIS + random.nextInt(LONGEST_HOLD_MILLIS - SHORTEST_HOLD_MILLIS));
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // The server has closed it already.
    }
  }
}
