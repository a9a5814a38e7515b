package hookline.web;

import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.ssl.SslConnection;

/**
 * How a connection to a port of HTTPS begins: by its first byte it speaks TLS, or it is told in
 * plain HTTP that it should. Whoever says nothing, or does not come to the end of the handshake in
 * time, is left. Confined to the connection's IO thread.
 */
final class TlsOpening implements ChannelListener<ConduitStreamSourceChannel> {
  /** The type of TLS' first record. */
  private static final byte HANDSHAKE = 22;

  private static final String NO_SESSION = "SSL_NULL_WITH_NULL_NULL";

  private static final OptionMap OPTIONS =
      OptionMap.builder()
          .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
          .getMap();

  private final StreamConnection connection;
  private final UndertowXnioSsl ssl;
  private final Consumer<StreamConnection> spoken;
  private final Consumer<StreamConnection> plain;
  private XnioExecutor.@Nullable Key timer;
  private @Nullable SSLEngine engine;

  /**
   * @param spoken given the connection within TLS
   * @param plain given one that speaks something else
   */
  TlsOpening(
      StreamConnection connection,
      Tls tls,
      Consumer<StreamConnection> spoken,
      Consumer<StreamConnection> plain) {
    this.connection = connection;
    // With buffers of Undertow's own: those of the port are smaller than TLS' largest record.
    this.ssl =
        new UndertowXnioSsl(
            Xnio.getInstance(TlsOpening.class.getClassLoader()), OPTIONS, tls.context());
    this.spoken = spoken;
    this.plain = plain;
  }

  /** Waits for the first byte. */
  void begin(Duration patience) {
    timer =
        connection
            .getIoThread()
            .executeAfter(this::cut, patience.toMillis(), TimeUnit.MILLISECONDS);
    connection.getSourceChannel().setReadListener(this);
    connection.getSourceChannel().resumeReads();
  }

  @Override
  public void handleEvent(ConduitStreamSourceChannel channel) {
    ByteBuffer first = ByteBuffer.allocate(1);
    try {
      int count = channel.read(first);
      if (count < 0) {
        end();
      } else if (count > 0) {
        channel.suspendReads();
        channel.setConduit(new FirstByte(channel.getConduit(), first.get(0)));
        if (first.get(0) == HANDSHAKE) {
          speak();
        } else {
          stopTimer();
          plain.accept(connection);
        }
      }
    } catch (IOException e) {
      end();
    }
  }

  private void speak() {
    SslConnection within = ssl.wrapExistingConnection(connection, OPTIONS, false);
    engine = UndertowXnioSsl.getSslEngine(within);
    within.getHandshakeSetter().set(done -> stopTimer());
    spoken.accept(within);
  }

  private void cut() {
    SSLEngine begun = engine;
    if (begun == null || begun.getSession().getCipherSuite().equals(NO_SESSION)) {
      IoUtils.safeClose(connection);
    }
  }

  private void end() {
    stopTimer();
    IoUtils.safeClose(connection);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }
}
