package hookline.cli.process;

import hookline.cli.config.ConfigException;
import hookline.cli.config.RoleConfigs;
import hookline.web.BadCertificateException;
import hookline.web.Tls;
import hookline.web.TlsFiles;
import org.jspecify.annotations.Nullable;

/** Finds the certificate of a process' ports where the settings say it is. */
public final class Certificate {
  private Certificate() {}

  /**
   * It, followed from now on; null when the ports speak plain HTTP.
   *
   * @throws ConfigException when it cannot be used
   */
  public static @Nullable Tls start(RoleConfigs configs) {
    TlsFiles files = configs.tls();
    if (files == null) {
      return null;
    }
    try {
      return Tls.start(files);
    } catch (BadCertificateException e) {
      throw new ConfigException(
          "%s: HTTPS needs tls.certificate and tls.key, or tls.keystore, with tls.password where there is one"
              .formatted(e.getMessage()));
    }
  }
}
