package hookline.cli.process;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGUSR1: a process that is stopped next is not to come back. It only notes it, so that whoever
 * supervises processes stops this one as it stops any: {@code kill}, {@code systemctl stop}, a
 * container's or a pod's end. A signal, because the system itself sees to it that none but the
 * process' owner can send it, and every shell, unit and {@code preStop} hook can; it says which of
 * several processes is meant, and what it said is gone with the process.
 */
final class LeaveSignal {
  private static final Logger LOG = LoggerFactory.getLogger(RoleProcess.class);
  private static final String NAME = "USR1";

  private static boolean isReceived;
  private static @Nullable Runnable noted;

  private LeaveSignal() {}

  /**
   * Has that run at each such signal, at once where one came since {@link #listen}; where the
   * system knows none, never.
   */
  static synchronized void onReceipt(Runnable action) {
    listen();
    noted = action;
    if (isReceived) {
      action.run();
    }
  }

  private static synchronized void receive() {
    isReceived = true;
    if (noted != null) {
      noted.run();
    }
  }

  /** Keeps what is received from now on: what nobody listens to ends the process. */
  static synchronized void listen() {
    try {
      // Supported by every OpenJDK (module jdk.unsupported), and yet the compiler warns of its use.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              receive();
              return null;
            }
            return method.invoke(LeaveSignal.class, arguments);
          };
      signal
          .getMethod("handle", signal, handler)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(NAME),
              Proxy.newProxyInstance(
                  LeaveSignal.class.getClassLoader(), new Class<?>[] {handler}, calls));
    } catch (ReflectiveOperationException e) {
      LOG.debug("SIG{} is not listened to: stop.leaves.group says whether to leave", NAME, e);
    }
  }
}
