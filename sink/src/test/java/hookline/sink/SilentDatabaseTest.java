package hookline.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import hookline.topics.TopicSettings;
import hookline.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A network that, once connections are open, swallows what is sent, and tells nobody. */
@ExtendWith(Servers.class)
final class SilentDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void migrate_databaseThatFallsSilent_givesUp_andLaterGoesOn(TestStore database)
      throws IOException {
    try (SilentWay way = new SilentWay(database.url())) {
      Schema schema = new Schema(impatient(way.url()));
      assertTimeoutPreemptively(
          PATIENCE,
          () ->
              assertThatThrownBy(schema::migrate)
                  .isInstanceOfSatisfying(
                      SQLException.class,
                      e -> assertThat(SqlFailure.of(e)).isEqualTo(SqlFailure.OUTAGE)));
      way.silent = false;
      assertTimeoutPreemptively(PATIENCE, schema::migrate);
    }
  }

  private static SinkConfig impatient(String url) {
    SinkConfig defaults =
        SinkConfig.defaults(new Topics(TopicSettings.DEFAULTS), url, "", "", Map.of());
    return new SinkConfig(
        url,
        "",
        "",
        defaults.groupId(),
        null,
        defaults.batchSize(),
        Duration.ofMillis(300),
        Duration.ofMillis(900),
        defaults.longestPause(),
        Map.of());
  }

  /** Leads to a database; of connections on which a question was asked, no answer comes back. */
  private static final class SilentWay implements AutoCloseable {
    private final URI database;
    private final ServerSocket entrance;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean silent = true;

    SilentWay(String jdbcUrl) throws IOException {
      this.database = URI.create(jdbcUrl.substring("jdbc:".length()));
      this.entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      inBackground(this::take);
    }

    String url() {
      return "jdbc:postgresql://127.0.0.1:%d%s?%s"
          .formatted(entrance.getLocalPort(), database.getPath(), database.getQuery());
    }

    private void take() throws IOException {
      while (!entrance.isClosed()) {
        Socket client = entrance.accept();
        Socket server = new Socket(database.getHost(), database.getPort());
        sockets.add(client);
        sockets.add(server);
        Connection connection = new Connection();
        inBackground(() -> carry(client, server, connection, true));
        inBackground(() -> carry(server, client, connection, false));
      }
    }

    private void carry(Socket from, Socket to, Connection connection, boolean there)
        throws IOException {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[1 << 16];
      int length = in.read(bytes);
      while (length >= 0) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        connection.asked |= silent && there && text.contains("SELECT");
        if (there || !connection.asked) {
          out.write(bytes, 0, length);
        }
        length = in.read(bytes);
      }
    }

    /** Whether it has fallen silent. */
    private static final class Connection {
      private volatile boolean asked;
    }

    @FunctionalInterface
    private interface Carrying {
      void carry() throws IOException;
    }

    private static void inBackground(Carrying work) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  work.carry();
                } catch (IOException e) {
                  // An end has gone, and with it what there was to do.
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void close() throws IOException {
      entrance.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }
}
