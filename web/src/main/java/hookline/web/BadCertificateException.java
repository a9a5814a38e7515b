package hookline.web;

/**
 * A certificate or its key that cannot be used; the message says which file, why and what to do.
 */
public final class BadCertificateException extends Exception {
  private static final long serialVersionUID = 1;

  BadCertificateException(String message) {
    super(message);
  }
}
