package hookline.cli.process;

import hookline.cli.config.ConfigException;
import hookline.cli.config.Setting;
import hookline.cli.config.Settings;
import java.net.SocketException;
import java.nio.channels.UnresolvedAddressException;
import java.util.function.Supplier;

/** Tells which settings are to blame when a server cannot listen where they say. */
public final class Listening {
  private Listening() {}

  /**
   * Starts a server.
   *
   * @throws ConfigException when it cannot listen on that host and port
   */
  public static <T> T on(Settings settings, Setting host, Setting port, Supplier<T> server) {
    try {
      return server.get();
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SocketException || cause instanceof UnresolvedAddressException) {
          throw new ConfigException(
              "%s = \"%s\" on %s = \"%s\" cannot be listened on: %s; stop what uses it, or choose another with --set %s=..."
                  .formatted(
                      port.key(),
                      settings.text(port),
                      host.key(),
                      settings.text(host),
                      cause.getMessage() == null ? "no such host" : cause.getMessage(),
                      port.key()));
        }
      }
      throw e;
    }
  }
}
