package hookline.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that ports show, which follows its files: whoever renews it replaces them, and
 * connections made from then on get the new one; those there are keep theirs. The files are looked
 * at every few seconds by what is in them, not by their times: so a renamed file and a symbolic
 * link that points elsewhere, as in a volume of a Kubernetes secret, are a change like any other. A
 * new certificate that cannot be used changes nothing, and is told once. Thread-safe.
 */
public final class Tls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
  private static final long LOOK_SECONDS = 5;
  private static final Duration NEAR = Duration.ofDays(14);
  private static final Duration REMIND_EVERY = Duration.ofDays(1);

  private final TlsFiles files;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "tls-certificate");

  private volatile TlsIdentity identity;
  private State judged;
  private State lastSeen;
  private Instant nextReminder = Instant.MIN;

  /** Of the last look, which is told once; empty for none. */
  private String failure = "";

  /**
   * What the files hold at one look.
   *
   * @param contents by file; of all files unless there is trouble
   * @param trouble why one cannot be read, or empty
   */
  private record State(Map<Path, byte[]> contents, String trouble) {
    boolean isAs(State other) {
      return trouble.equals(other.trouble)
          && contents.keySet().equals(other.contents.keySet())
          && contents.entrySet().stream()
              .allMatch(
                  entry -> Arrays.equals(entry.getValue(), other.contents.get(entry.getKey())));
    }
  }

  Tls(TlsFiles files, Clock clock) throws BadCertificateException {
    this.files = files;
    this.clock = clock;
    this.judged = read();
    this.lastSeen = judged;
    this.identity = identity(judged);
    thread.setDaemon(true);
  }

  /**
   * Reads the certificate, and follows its files from now on.
   *
   * @throws BadCertificateException when it cannot be used, in one line
   */
  public static Tls start(TlsFiles files) throws BadCertificateException {
    Tls tls = new Tls(files, Clock.systemUTC());
    LOG.info("HTTPS with the certificate of {}", tls.identity);
    tls.remind();
    tls.thread.start();
    return tls;
  }

  /** What makes a connection of the certificate as it is now. */
  SSLContext context() {
    return identity.context();
  }

  /** For how long the certificate is still valid; negative when it is no more. */
  public Duration untilExpiry() {
    return Duration.between(clock.instant(), identity.expiry());
  }

  private void watch() {
    try {
      while (!closed.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
        lookAnyhow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A look that fails must not be the last: nobody would notice before the certificate expires. */
  synchronized void lookAnyhow() {
    try {
      look();
      failure = "";
    } catch (RuntimeException e) {
      String now = e.toString();
      if (!now.equals(failure)) {
        failure = now;
        LOG.warn(
            "The certificate in {} could not be looked at: a bug, please report it; the one of {}"
                + " stays",
            files,
            identity,
            e);
      }
    }
  }

  /**
   * Takes what the files hold when that is new and was the same at the last look: certificate and
   * key are two files, and who replaces them may be in the middle.
   */
  synchronized void look() {
    State now = read();
    if (now.isAs(lastSeen) && !now.isAs(judged)) {
      judged = now;
      try {
        identity = identity(now);
        nextReminder = Instant.MIN;
        LOG.info("The certificate is new: {}", identity);
      } catch (BadCertificateException e) {
        LOG.warn(
            "The new certificate is not taken: {}; the one of {} stays", e.getMessage(), identity);
      }
    }
    lastSeen = now;
    remind();
  }

  private synchronized void remind() {
    Duration left = untilExpiry();
    if (left.compareTo(NEAR) < 0 && !clock.instant().isBefore(nextReminder)) {
      nextReminder = clock.instant().plus(REMIND_EVERY);
      LOG.warn(
          "The certificate in {} {} ({}): renew it; the new one is taken without a restart",
          files,
          left.isNegative() ? "has expired" : "expires within %d days".formatted(left.toDays() + 1),
          identity);
    }
  }

  private TlsIdentity identity(State state) throws BadCertificateException {
    if (!state.trouble().isEmpty()) {
      throw new BadCertificateException(state.trouble());
    }
    return TlsIdentity.of(files, state.contents());
  }

  private State read() {
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (Path file : files.all()) {
      try {
        contents.put(file, Files.readAllBytes(file));
      } catch (NoSuchFileException e) {
        return new State(Map.of(), "there is no file " + file);
      } catch (IOException e) {
        return new State(Map.of(), "%s cannot be read: %s".formatted(file, e));
      }
    }
    return new State(contents, "");
  }

  /** Stops following the files; ports that show the certificate go on. */
  @Override
  public void close() {
    closed.countDown();
  }
}
